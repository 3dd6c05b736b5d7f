// The alarms of the hand-written app on Amazon ECS.
const { alarmsOf, metricsOf, ownMetricsOf, targetMetricsOf } = require('./hand-written-alarms.cjs');

/** Minutes of a start, and how many callers may wait. */
const FIGURES = { unhealthy: 2, missing: 26, slow: 12, queue: 56 };
const AT_MAXIMUM = '(m1 > 7.5) * ((((m2 / 4) + (m3 / 4)) + (m4 / 4)) > 192)';

function taskAlarmsOf(stack, { service, cluster, tasks, balancer, certificate, topic, archive }) {
  const own = ownMetricsOf(service);
  const dimensions = { ClusterName: cluster.ref, ServiceName: tasks.attrName };
  const counted = metricsOf('ECS/ContainerInsights', dimensions);
  const wanted = counted('DesiredTaskCount', 'Average');
  const load = ['requests_running', 'requests_queued', 'requests_held'].map((name) => own(name, 'Sum'));
  const freshness = metricsOf('AWS/Firehose', { DeliveryStreamName: archive.ref })('DeliveryToS3.DataFreshness', 'Maximum');
  const expiry = metricsOf('AWS/CertificateManager', { CertificateArn: certificate })('DaysToExpiry', 'Minimum', 86400);
  return alarmsOf(stack, {
    service, own, wanted, figures: FIGURES, serving: tasks, actions: [topic.ref],
    healthy: targetMetricsOf(balancer)('HealthyHostCount', 'Average'),
    there: counted('RunningTaskCount', 'Average'),
    memory: { of: [metricsOf('AWS/ECS', dimensions)('MemoryUtilization', 'Maximum')], math: '(m1 * 0.01)' },
    moreTickets: [
      { code: 'SCALING_AT_MAXIMUM', tells: 'no more replicas may come, and the load asks for them', of: [wanted, ...load], math: AT_MAXIMUM, above: 0, minutes: 15 },
      { code: 'LOGS_NOT_DELIVERED', tells: 'log lines do not reach the archive', of: [freshness], above: 3600, minutes: 15 },
      { code: 'CERTIFICATE_EXPIRES', tells: 'the certificate ends soon, and was not renewed', of: [expiry], below: 30 },
    ],
  });
}

module.exports = { taskAlarmsOf };

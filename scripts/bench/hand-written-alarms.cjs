// The alarms of the hand-written apps that the benchmark compares with.
const { Fn } = require('aws-cdk-lib');
const cloudwatch = require('aws-cdk-lib/aws-cloudwatch');

const NAMESPACE = 'LlmServing';

/** Metrics of one thing: their namespace and dimensions are the same. */
function metricsOf(namespace, dimensions) {
  const pairs = Object.entries(dimensions).map(([name, value]) => ({ name, value }));
  return (metricName, stat, period = 60) => ({ metric: { namespace, metricName, dimensions: pairs }, stat, period });
}

function ownMetricsOf(service) {
  return metricsOf(NAMESPACE, { Service: service });
}

function targetMetricsOf({ balancer, targets }) {
  return metricsOf('AWS/ApplicationELB', { TargetGroup: targets.attrTargetGroupFullName, LoadBalancer: balancer.attrLoadBalancerFullName });
}

function alarmOf(stack, service, { code, tells, of, math = 'm1', above, below, minutes = 1, missing = 'notBreaching' }) {
  return new cloudwatch.CfnAlarm(stack, code, {
    alarmDescription: `${code}: ${service}: ${tells}`,
    comparisonOperator: below === undefined ? 'GreaterThanThreshold' : 'LessThanThreshold',
    threshold: above ?? below,
    evaluationPeriods: minutes, datapointsToAlarm: minutes, treatMissingData: missing,
    metrics: [
      ...of.map((metricStat, index) => ({ id: `m${index + 1}`, metricStat, returnData: false })),
      { id: 'value', expression: math, returnData: true },
    ],
  });
}

/** Tells of what is unusual at its hour of the week. */
function unusualOf(stack, service, own) {
  return new cloudwatch.CfnAlarm(stack, 'REQUESTS_FALL_AWAY', {
    alarmDescription: `REQUESTS_FALL_AWAY: ${service}: far fewer requests come than usual at this hour`,
    comparisonOperator: 'LessThanLowerThreshold', thresholdMetricId: 'band',
    evaluationPeriods: 6, datapointsToAlarm: 6, treatMissingData: 'notBreaching',
    metrics: [
      { id: 'm1', metricStat: own('requests_answered_total', 'Sum', 300), returnData: true },
      { id: 'band', expression: 'ANOMALY_DETECTION_BAND(m1, 3)', returnData: true },
    ],
  });
}

function pagesOf({ own, healthy, figures }) {
  const answered = own('requests_answered_total', 'Sum', 300);
  const failed = own('requests_failed_total', 'Sum', 300);
  const tokens = own('output_tokens_total', 'Sum', 300);
  return [
    { code: 'NO_HEALTHY_REPLICA', tells: 'no replica answers', of: [healthy], below: 1, minutes: figures.unhealthy, missing: 'breaching' },
    { code: 'ENGINE_FROZEN', tells: 'requests run, and no token is written', of: [own('requests_running', 'Sum', 300), tokens], math: '((m1 / 20) > 0.5) * ((m2 / 300) < 0.001)', above: 0 },
    { code: 'REQUESTS_FAIL', tells: 'requests fail', of: [answered, failed], math: '(IF(m1 > 0, m2 / m1, 0) > 0.05) * (m2 > 4.5)', above: 0 },
    { code: 'QUEUE_GROWS', tells: 'callers wait, and will soon be refused', of: [own('requests_held', 'Average')], above: figures.queue, minutes: 5 },
    { code: 'NOBODY_REPORTS', tells: 'no replica shows its metrics', of: [own('requests_held', 'SampleCount')], math: 'FILL((m1 / 4), 0)', below: 1, minutes: 10, missing: 'breaching' },
  ];
}

function ticketsOf({ own, healthy, wanted, memory, figures }) {
  const evictions = [own('requests_answered_total', 'Sum', 900), own('preemptions_total', 'Sum', 900)];
  const reports = own('requests_held', 'SampleCount');
  return [
    { code: 'KV_CACHE_FULL', tells: 'the KV cache is full', of: [own('kv_cache_usage', 'Average')], above: 0.95, minutes: 5 },
    { code: 'REQUESTS_PREEMPTED', tells: 'requests are evicted and computed again', of: evictions, math: '(IF(m1 > 0, m2 / m1, 0) > 0.1) * (m2 > 9.5)', above: 0 },
    { code: 'REPLICAS_MISSING', tells: 'fewer replicas are ready than are wanted', of: [wanted, healthy], math: '(m1 - m2)', above: 0.5, minutes: figures.missing },
    { code: 'ACCELERATOR_THROTTLED', tells: 'heat slows an accelerator', of: [own('accelerator_temperature_celsius', 'Maximum')], above: 85, minutes: 10 },
    { code: 'MEMORY_FILLS', tells: 'host memory runs out', ...memory, above: 0.9, minutes: 10 },
    { code: 'DISK_FILLS', tells: 'a disk runs full', of: [own('disk_usage', 'Maximum')], math: '(m1 * 0.01)', above: 0.85, minutes: 10 },
    { code: 'REPLICAS_NOT_WATCHED', tells: 'some replicas are ready and show no metrics', of: [healthy, reports], math: '(m1 - FILL((m2 / 4), 0))', above: 0.5, minutes: 15 },
  ];
}

/** Both composites and all that they are made of; `moreTickets` are those of one platform alone. */
function alarmsOf(stack, { service, own, healthy, wanted, there, memory, figures, moreTickets = [], serving, actions }) {
  const tickets = [...ticketsOf({ own, healthy, wanted, memory, figures }), ...moreTickets];
  const make = (rows) => rows.map((row) => alarmOf(stack, service, row));
  const [pages, work] = [make(pagesOf({ own, healthy, figures })), make(tickets)];
  pages.filter((alarm) => alarm.treatMissingData === 'breaching').forEach((alarm) => alarm.addResourceDependency(serving));
  const [slow] = make([{ code: 'START_SLOW', tells: 'a replica takes longer to start than the plan says', of: [there, healthy], math: '(m1 - m2)', above: 0.5, minutes: figures.slow }]);
  compositeOf(stack, 'Hurting', { tells: `${service}: callers are hurt, or will be within the hour`, parts: pages, actions });
  compositeOf(stack, 'NeedsWork', { tells: `${service}: something must be mended within days`, parts: work, actions });
  return [...pages, ...work, slow, unusualOf(stack, service, own)];
}

function compositeOf(stack, id, { tells, parts, actions }) {
  new cloudwatch.CfnCompositeAlarm(stack, id, {
    alarmDescription: `${tells}; its alarms: ${parts.map((alarm) => alarm.node.id).join(', ')}`,
    alarmRule: Fn.join(' OR ', parts.map((alarm) => Fn.join('', ['ALARM("', alarm.ref, '")']))),
    alarmActions: actions, okActions: actions,
  });
}

module.exports = { NAMESPACE, alarmsOf, metricsOf, ownMetricsOf, targetMetricsOf };

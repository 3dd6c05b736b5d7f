// The alarms of the hand-written app on Amazon EC2.
const { alarmsOf, metricsOf, ownMetricsOf, targetMetricsOf } = require('./hand-written-alarms.cjs');

/** Minutes of a start, and how many callers may wait. */
const FIGURES = { unhealthy: 39, missing: 39, slow: 15, queue: 49 };

function boxAlarmsOf(stack, { service, group, balancer }) {
  const own = ownMetricsOf(service);
  const ofGroup = metricsOf('AWS/AutoScaling', { AutoScalingGroupName: group.ref });
  return alarmsOf(stack, {
    service, own, figures: FIGURES, serving: group,
    healthy: targetMetricsOf(balancer)('HealthyHostCount', 'Average'),
    wanted: ofGroup('GroupDesiredCapacity', 'Average'),
    there: ofGroup('GroupTotalInstances', 'Average'),
    memory: { of: [own('memory_total_bytes', 'Minimum'), own('memory_used_bytes', 'Maximum')], math: 'IF(m1 > 0, m2 / m1, 0)' },
    moreTickets: [
      { code: 'ACCELERATOR_FAULTS', tells: 'an accelerator shows a fault of its own (XID)', of: [own('accelerator_errors', 'Sum', 900)], math: 'FILL(m1, 0)', above: 0.5 },
    ],
  });
}

module.exports = { boxAlarmsOf };

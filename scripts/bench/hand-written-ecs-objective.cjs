// What the hand-written app on Amazon ECS promises and keeps track of: a store of histograms, an objective, news of maintenance.
const { Fn } = require('aws-cdk-lib');
const signals = require('aws-cdk-lib/aws-applicationsignals');
const aps = require('aws-cdk-lib/aws-aps');
const events = require('aws-cdk-lib/aws-events');
const { ownMetricsOf } = require('./hand-written-alarms.cjs');
const { kept, logArnOf } = require('./hand-written-logs.cjs');
const { joined } = require('./hand-written-parts.cjs');

/** Sends what its rules find to the topic, whose name stands in each receiver. */
function metricStoreOf(stack, name, { texts, topic, key, logGroup }) {
  return kept(new aps.CfnWorkspace(stack, 'MetricStore', {
    alias: `${name}-${name}`,
    kmsKeyArn: key.attrArn,
    alertManagerDefinition: joined(texts, texts.slice(1).map(() => topic.ref)),
    loggingConfiguration: { logGroupArn: Fn.join('', [logArnOf(logGroup), ':*']) },
  }));
}

function objectiveOf(stack, name, service) {
  const own = ownMetricsOf(service);
  const sum = (metric) => [{ id: 'm1', metricStat: own(metric, 'Sum'), returnData: false }, { id: 'value', expression: 'm1', returnData: true }];
  new signals.CfnServiceLevelObjective(stack, 'Objective', {
    name: `${name}-${name}-ecs-availability`,
    description: `${service}: 99 of 100 requests are not failed by the service`,
    goal: { attainmentGoal: 99, interval: { rollingInterval: { duration: 28, durationUnit: 'DAY' } } },
    burnRateConfigurations: [60, 360].map((lookBackWindowMinutes) => ({ lookBackWindowMinutes })),
    requestBasedSli: {
      requestBasedSliMetric: {
        totalRequestCountMetric: sum('requests_answered_total'),
        monitoredRequestCountMetric: { badCountMetric: sum('requests_failed_total') },
      },
    },
  });
}

function maintenanceOf(stack, topic) {
  new events.CfnRule(stack, 'Maintenance', {
    description: 'MAINTENANCE_ANNOUNCED: maintenance of machines is announced',
    eventPattern: { source: ['aws.health'], 'detail-type': ['AWS Health Event'], detail: { service: ['EC2'], eventTypeCategory: ['scheduledChange'] } },
    targets: [{ id: 'topic', arn: topic.ref }],
  });
}

module.exports = { maintenanceOf, metricStoreOf, objectiveOf };

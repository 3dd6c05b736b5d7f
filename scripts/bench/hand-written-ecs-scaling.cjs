// What changes the number of tasks in the hand-written app on Amazon ECS.
const { Fn } = require('aws-cdk-lib');
const scaling = require('aws-cdk-lib/aws-applicationautoscaling');

const SIGNALS = ['requests_running', 'requests_queued', 'requests_held', 'kv_cache_usage'];
const WAIT_SECONDS = 1505;

function scalingOf(stack, { service, cluster, tasks }) {
  const target = new scaling.CfnScalableTarget(stack, 'ScalingTarget', {
    minCapacity: 2, maxCapacity: 8, serviceNamespace: 'ecs', scalableDimension: 'ecs:service:DesiredCount',
    resourceId: Fn.join('', ['service/', cluster.ref, '/', tasks.attrName]),
  });
  const dimensions = [{ name: 'Service', value: service }];
  const signals = SIGNALS.map((metricName) => ({
    id: metricName, metricStat: { metric: { namespace: 'LlmServing', metricName, dimensions }, stat: 'Average' }, returnData: false,
  }));
  new scaling.CfnScalingPolicy(stack, 'ScalingPolicy', {
    policyName: 'requests-in-flight',
    policyType: 'TargetTrackingScaling',
    scalingTargetId: target.ref,
    targetTrackingScalingPolicyConfiguration: {
      targetValue: 24, scaleInCooldown: WAIT_SECONDS, scaleOutCooldown: WAIT_SECONDS,
      customizedMetricSpecification: {
        metrics: [
          ...signals,
          { id: 'load', expression: 'requests_running + requests_queued + requests_held', returnData: false },
          { id: 'wanted', expression: 'IF(FILL(kv_cache_usage, 0) > 0.9, IF(load > 27, load, 27), load)', returnData: true },
        ],
      },
    },
  });
}

module.exports = { scalingOf };

import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { GroupScaling, TaskScaling } from '../../../constructs/aws/scaling-policy';
import { mathQueries } from '../../../lib/scaling/cloudwatch';
import { givenScaling } from '../../support/scaling';

const scaling = givenScaling({ scaling: { scaleOutSeconds: 900, scaleInSeconds: 1200, schedules: [{ days: ['mon', 'fri'], from: '08:00', to: '18:30', timeZone: 'Europe/Berlin', min: 4 }] } });

const template = (() => {
  const stack = new Stack(new App({ analyticsReporting: false }), 'chat');
  new GroupScaling(stack, 'Group', { scaling, service: 'chat', groupName: 'boxes', warmUpSeconds: 240 });
  new TaskScaling(stack, 'Tasks', { scaling, service: 'chat', clusterName: 'models', serviceName: 'chat' });
  new TaskScaling(stack, 'Plain', { scaling: givenScaling({ metrics: { modelLabel: 'model' } }), service: 'chat', clusterName: 'models', serviceName: 'other' });
  return Template.fromStack(stack);
})();

const only = (type: string, of: object): any => {
  const found = Object.values(template.findResources(type, { Properties: of }));
  expect(found).toHaveLength(1);
  return found[0].Properties;
};

/** Metric math in the template, as the library says it. */
const spoken = (metrics: any[]) => metrics.map(({ Id, Expression, MetricStat, ReturnData }) => ({ id: Id, ...(MetricStat && { metric: MetricStat.Metric.MetricName }), ...(Expression && { expression: Expression }), returned: ReturnData }));

const group = () => only('AWS::AutoScaling::ScalingPolicy', { AutoScalingGroupName: 'boxes' });
const target = () => only('AWS::ApplicationAutoScaling::ScalableTarget', { ResourceId: 'service/models/chat' });
const tasks = () => Object.values(template.findResources('AWS::ApplicationAutoScaling::ScalingPolicy')).map(({ Properties }) => Properties.TargetTrackingScalingPolicyConfiguration).find(({ ScaleOutCooldown }) => ScaleOutCooldown === 900);

test('a group holds the target by the mean over the service', () => {
  expect(group()).toMatchObject({ PolicyType: 'TargetTrackingScaling', EstimatedInstanceWarmup: 240, TargetTrackingConfiguration: { TargetValue: 24 } });
  const { Metrics } = group().TargetTrackingConfiguration.CustomizedMetricSpecification;
  expect(spoken(Metrics)).toEqual(mathQueries(scaling));
  for (const { MetricStat } of Metrics.filter((query: any) => query.MetricStat)) {
    expect(MetricStat).toMatchObject({ Stat: 'Average', Metric: { Namespace: 'LlmServing', Dimensions: [{ Name: 'Service', Value: 'chat' }] } });
  }
});

test('tasks hold the same target by the same metrics, between the same ends', () => {
  expect(target()).toMatchObject({ ServiceNamespace: 'ecs', ScalableDimension: 'ecs:service:DesiredCount', MinCapacity: 2, MaxCapacity: 8 });
  expect(tasks()).toMatchObject({ TargetValue: 24, ScaleOutCooldown: 900, ScaleInCooldown: 1200 });
  expect(tasks().CustomizedMetricSpecification.Metrics).toEqual(group().TargetTrackingConfiguration.CustomizedMetricSpecification.Metrics);
});

test('a schedule raises the least when it begins, and gives it back when it ends', () => {
  const actions = Object.values(template.findResources('AWS::AutoScaling::ScheduledAction')).map(({ Properties }) => Properties);
  expect(actions).toEqual([
    { AutoScalingGroupName: 'boxes', TimeZone: 'Europe/Berlin', Recurrence: '0 8 * * 1,5', MinSize: 4 },
    { AutoScalingGroupName: 'boxes', TimeZone: 'Europe/Berlin', Recurrence: '30 18 * * 1,5', MinSize: 2 },
  ]);
  expect(target().ScheduledActions).toEqual([
    { ScheduledActionName: 'begin-0', Timezone: 'Europe/Berlin', Schedule: 'cron(0 8 ? * MON,FRI *)', ScalableTargetAction: { MinCapacity: 4 } },
    { ScheduledActionName: 'end-0', Timezone: 'Europe/Berlin', Schedule: 'cron(30 18 ? * MON,FRI *)', ScalableTargetAction: { MinCapacity: 2 } },
  ]);
});

test('without a schedule there is no scheduled action', () => {
  expect(only('AWS::ApplicationAutoScaling::ScalableTarget', { ResourceId: 'service/models/other' })).not.toHaveProperty('ScheduledActions');
});

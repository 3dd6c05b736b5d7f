import { CfnScalableTarget, CfnScalingPolicy as CfnTaskPolicy } from 'aws-cdk-lib/aws-applicationautoscaling';
import { CfnScalingPolicy as CfnGroupPolicy, CfnScheduledAction } from 'aws-cdk-lib/aws-autoscaling';
import { Construct } from 'constructs';
import { mathQueries } from '../../lib/scaling/cloudwatch';
import type { ScalingPlan } from '../../lib/scaling/scaling-plan';
import { CLOUDWATCH } from '../../lib/signals/cloudwatch';
import { awsCronOf, cronOf, timesOf } from '../../lib/scaling/schedules';

/** What every scaling on AWS is told. */
export interface ScalingPolicyProps {
  /** What was decided. */
  readonly scaling: ScalingPlan;

  /** Value of the dimension of the metrics: the one that the CloudWatch agent was told. */
  readonly service: string;
}

/** An Auto Scaling group that follows the load. */
export interface GroupScalingProps extends ScalingPolicyProps {
  /** Name of the group. */
  readonly groupName: string;

  /** Seconds that a machine needs, once it is in service, to take its share of the load. */
  readonly warmUpSeconds: number;
}

/** The group's size between minimum and maximum, held by target tracking; whoever uses it leaves the group's desired capacity out. */
export class GroupScaling extends Construct {
  public constructor(scope: Construct, id: string, { scaling, service, groupName, warmUpSeconds }: GroupScalingProps) {
    super(scope, id);

    new CfnGroupPolicy(this, 'Policy', {
      autoScalingGroupName: groupName,
      policyType: 'TargetTrackingScaling',
      estimatedInstanceWarmup: warmUpSeconds,
      targetTrackingConfiguration: { targetValue: scaling.target, customizedMetricSpecification: { metrics: queries(scaling, service) } },
    });
    scaling.schedules.forEach((schedule, index) => {
      const { begin, end } = timesOf(schedule);
      const action = { autoScalingGroupName: groupName, timeZone: schedule.timeZone };
      new CfnScheduledAction(this, `Begin${index}`, { ...action, recurrence: cronOf(begin), minSize: schedule.min });
      new CfnScheduledAction(this, `End${index}`, { ...action, recurrence: cronOf(end), minSize: scaling.min });
    });
  }
}

/** An ECS service that follows the load. */
export interface TaskScalingProps extends ScalingPolicyProps {
  /** Name of the cluster. */
  readonly clusterName: string;

  /** Name of the ECS service. */
  readonly serviceName: string;
}

/** The number of tasks between minimum and maximum, held by target tracking; whoever uses it leaves the service's desired count out. */
export class TaskScaling extends Construct {
  public constructor(scope: Construct, id: string, { scaling, service, clusterName, serviceName }: TaskScalingProps) {
    super(scope, id);

    const target = new CfnScalableTarget(this, 'Target', {
      serviceNamespace: 'ecs',
      scalableDimension: 'ecs:service:DesiredCount',
      resourceId: `service/${clusterName}/${serviceName}`,
      minCapacity: scaling.min,
      maxCapacity: scaling.max,
      ...(scaling.schedules.length > 0 && { scheduledActions: scheduledActions(scaling) }),
    });
    new CfnTaskPolicy(this, 'Policy', {
      policyName: 'requests-in-flight',
      policyType: 'TargetTrackingScaling',
      scalingTargetId: target.ref,
      targetTrackingScalingPolicyConfiguration: {
        targetValue: scaling.target,
        scaleOutCooldown: scaling.scaleOutSeconds,
        scaleInCooldown: scaling.scaleInSeconds,
        customizedMetricSpecification: { metrics: queries(scaling, service) },
      },
    });
  }
}

function scheduledActions({ schedules, min }: ScalingPlan): CfnScalableTarget.ScheduledActionProperty[] {
  return schedules.flatMap((schedule, index) => {
    const { begin, end } = timesOf(schedule);
    const action = { timezone: schedule.timeZone };
    return [
      { ...action, scheduledActionName: `begin-${index}`, schedule: awsCronOf(begin), scalableTargetAction: { minCapacity: schedule.min } },
      { ...action, scheduledActionName: `end-${index}`, schedule: awsCronOf(end), scalableTargetAction: { minCapacity: min } },
    ];
  });
}

/** Both services spell metric math alike. */
function queries(scaling: ScalingPlan, service: string): CfnGroupPolicy.TargetTrackingMetricDataQueryProperty[] & CfnTaskPolicy.TargetTrackingMetricDataQueryProperty[] {
  return mathQueries(scaling).map(({ id, metric, expression, returned }) => ({
    id,
    returnData: returned,
    ...(expression !== undefined && { expression }),
    ...(metric !== undefined && { metricStat: { stat: 'Average', metric: { namespace: CLOUDWATCH.namespace, metricName: metric, dimensions: [{ name: CLOUDWATCH.dimension, value: service }] } } }),
  }));
}

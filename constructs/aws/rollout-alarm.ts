import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { MOST_FAILED, WINDOW } from '../../lib/rollout/alarm';

/** Whose answers are watched. */
export interface RolloutAlarmProps {
  /** The load balancer, as its metrics name it: `app/…`. */
  readonly loadBalancer: string;

  /** The target group, as its metrics name it: `targetgroup/…`. */
  readonly targetGroup: string;
}

/** Rings while new boxes answer with errors: a roll-out that it rings in goes back. No request is no error, so it is never without data. */
export class RolloutAlarm extends Construct {
  public readonly alarmName: string;

  public constructor(scope: Construct, id: string, { loadBalancer, targetGroup }: RolloutAlarmProps) {
    super(scope, id);

    const dimensions = [{ name: 'LoadBalancer', value: loadBalancer }, { name: 'TargetGroup', value: targetGroup }];
    const counted = (name: string, metricName: string): cloudwatch.CfnAlarm.MetricDataQueryProperty => ({
      id: name, returnData: false, metricStat: { stat: 'Sum', period: 60, metric: { namespace: 'AWS/ApplicationELB', metricName, dimensions } },
    });
    this.alarmName = new cloudwatch.CfnAlarm(this, 'Resource', {
      alarmDescription: 'Too many answers of this service are errors: a roll-out is taken back',
      comparisonOperator: 'GreaterThanThreshold',
      threshold: MOST_FAILED,
      evaluationPeriods: WINDOW.minutes,
      datapointsToAlarm: WINDOW.failing,
      treatMissingData: 'notBreaching',
      metrics: [
        counted('failed', 'HTTPCode_Target_5XX_Count'),
        counted('asked', 'RequestCount'),
        { id: 'share', label: 'Share of failed answers', returnData: true, expression: 'IF(asked > 0, FILL(failed, 0) / asked, 0)' },
      ],
    }).ref;
  }
}

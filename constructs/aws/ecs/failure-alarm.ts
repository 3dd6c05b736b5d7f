import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { LoadBalancer } from '../load-balancer';

/** Share of answers that may fail before a deployment is taken back, per cent; our judgement. */
const MOST_PERCENT = 5;

/** Seconds of one figure, and how many in a row are too many; our judgement. */
const PERIOD_SECONDS = 60;
const PERIODS = 3;

/** Watches what replicas answer while a deployment rolls. Nobody is called: ECS itself reads its state. */
export class FailureAlarm extends Construct {
  /** Name of the alarm. */
  public readonly alarmName: string;

  public constructor(scope: Construct, id: string, balancer: LoadBalancer) {
    super(scope, id);

    const dimensions = [{ name: 'LoadBalancer', value: balancer.fullName }, { name: 'TargetGroup', value: balancer.targetGroupFullName }];
    const sum = (queryId: string, metricName: string): cloudwatch.CfnAlarm.MetricDataQueryProperty => ({
      id: queryId, returnData: false, metricStat: { metric: { namespace: 'AWS/ApplicationELB', metricName, dimensions }, period: PERIOD_SECONDS, stat: 'Sum' },
    });
    this.alarmName = new cloudwatch.CfnAlarm(this, 'Resource', {
      alarmDescription: `More than ${MOST_PERCENT} % of the answers of replicas are failures`,
      metrics: [
        sum('failed', 'HTTPCode_Target_5XX_Count'),
        sum('asked', 'RequestCount'),
        { id: 'share', expression: `100 * failed / asked`, returnData: true },
      ],
      comparisonOperator: 'GreaterThanThreshold',
      threshold: MOST_PERCENT,
      evaluationPeriods: PERIODS,
      // an hour without requests is no failure
      treatMissingData: 'notBreaching',
    }).ref;
  }
}

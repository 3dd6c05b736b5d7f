import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { instantText } from '../../lib/units/instant';

/** A group of machines whose block begins and ends. */
export interface BlockScheduleProps {
  /** Name of the Auto Scaling group. */
  readonly groupName: string;

  /** Fewest machines while the block lasts. */
  readonly least: number;

  /** Most machines while the block lasts. */
  readonly most: number;

  /**
   * When machines can be asked for, seconds since 1970.
   *
   * @default - they can already: the group starts with them
   */
  readonly starts?: number;

  /** When machines begin to drain, seconds since 1970. */
  readonly drains: number;

  /** From when on the owner hears of the end, seconds since 1970. */
  readonly noticed: number;

  /** When the block ends, seconds since 1970. */
  readonly ends: number;

  /** Topic of the owner. Alarms cannot ring at one that is encrypted with the account's key for SNS. */
  readonly topicArn: string;
}

/** Fills a group when its block begins, empties it before the block ends, and rings days ahead: whoever wants to go on must buy another one. */
export class BlockSchedule extends Construct {
  public constructor(scope: Construct, id: string, props: BlockScheduleProps) {
    super(scope, id);

    const { groupName, least, most, starts, drains } = props;
    const autoScalingGroupName = groupName;
    if (starts !== undefined) {
      new autoscaling.CfnScheduledAction(this, 'Begin', { autoScalingGroupName, startTime: instantText(starts), minSize: least, maxSize: most, desiredCapacity: least });
    }
    new autoscaling.CfnScheduledAction(this, 'End', { autoScalingGroupName, startTime: instantText(drains), minSize: 0, maxSize: 0, desiredCapacity: 0 });
    this.createAlarm(props);
  }

  /** A group always has a processor load while it has machines; the time of its last value is what counts (CloudWatch user guide, metric math: EPOCH). */
  private createAlarm({ groupName, noticed, ends, topicArn }: BlockScheduleProps): void {
    new cloudwatch.CfnAlarm(this, 'Ending', {
      alarmDescription: `The Capacity Block of this group ends at ${instantText(ends)}: buy the next one, or say where its replicas shall run`,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
      evaluationPeriods: 1,
      treatMissingData: 'notBreaching',
      alarmActions: [topicArn],
      metrics: [
        { id: 'load', returnData: false, metricStat: { stat: 'Average', period: 300, metric: { namespace: 'AWS/EC2', metricName: 'CPUUtilization', dimensions: [{ name: 'AutoScalingGroupName', value: groupName }] } } },
        { id: 'ending', label: 'The block ends soon', returnData: true, expression: `IF(EPOCH(load) >= ${noticed}, 1, 0)` },
      ],
    });
  }
}

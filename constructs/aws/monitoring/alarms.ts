import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { DecidedAlert } from '../../../lib/alerts/alert';
import { comparisonsOf, isForCloudWatch, type Comparison } from '../../../lib/alerts/trigger';
import type { Watch } from '../../../lib/alerts/watch';
import type { AlertSeverity } from '../../../lib/deployment/notification-props';
import { acknowledgeSilence } from '../private/acknowledge';
import { mathQueries } from './math-queries';
import type { Places } from './places';

/** What is watched. */
export interface AlarmsProps {
  readonly watch: Watch;
  readonly places: Places;
}

/** An alert, and the alarms that must ring together for it. */
export interface RingingAlert {
  readonly code: string;
  readonly severity: AlertSeverity;
  readonly names: readonly string[];
}

const OPERATORS = { above: 'GreaterThanThreshold', below: 'LessThanThreshold' } as const;

const WHY_SILENT = 'it is a part of the alarm of the whole service, which alone notifies: one outage is one page';

/** The alarms of one service: one for each comparison of an alert that CloudWatch can compute, since all metrics of an alarm have one period. They notify nobody. */
export class Alarms extends Construct {
  /** What rings, by alert. */
  public readonly ringing: readonly RingingAlert[];

  public constructor(scope: Construct, id: string, { watch, places }: AlarmsProps) {
    super(scope, id);

    this.ringing = watch.alerts.filter(({ condition }) => isForCloudWatch(condition, watch.signals)).map((decided) => {
      const { code, severity } = decided.alert;
      return { code, severity, names: comparisonsOf(decided.condition).map((comparison, index) => this.createAlarm(index === 0 ? code : `${code}_ALSO`, alarmOf(decided, comparison, { watch, places }))) };
    });
  }

  private createAlarm(id: string, props: cloudwatch.CfnAlarmProps): string {
    const alarm = new cloudwatch.CfnAlarm(this, id, props);
    acknowledgeSilence(alarm, WHY_SILENT);
    return alarm.ref;
  }
}

function alarmOf({ alert: { code, title }, condition: { forSeconds, silenceFires } }: DecidedAlert, { left, is, limit }: Comparison, { watch: { name, signals }, places }: AlarmsProps): cloudwatch.CfnAlarmProps {
  const { queries, periodSeconds } = mathQueries(left, signals, places);
  const periods = Math.max(1, Math.ceil(forSeconds / periodSeconds));
  return {
    alarmDescription: `${code}: ${name}: ${title}`,
    comparisonOperator: OPERATORS[is],
    threshold: limit,
    evaluationPeriods: periods,
    datapointsToAlarm: periods,
    treatMissingData: silenceFires ? 'breaching' : 'notBreaching',
    metrics: queries,
  };
}

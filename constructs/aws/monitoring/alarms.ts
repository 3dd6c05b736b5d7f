import type { CfnResource } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { DecidedAlert, DecidedAnomaly } from '../../../lib/alerts/alert';
import { cloudWatchAlarm } from '../../../lib/alerts/cloudwatch-alarm';
import { isForCloudWatch } from '../../../lib/alerts/trigger';
import type { Watch } from '../../../lib/alerts/watch';
import type { AlertSeverity } from '../../../lib/deployment/notification-props';
import { metricMath, periodsIn } from '../../../lib/signals/metric-math';
import { acknowledgeSilence } from '../private/acknowledge';
import { mathQueries } from './math-queries';
import type { Places } from './places';

/** What is watched. */
export interface AlarmsProps {
  readonly watch: Watch;
  readonly places: Places;
  /** Stands once the service serves: alarms that silence sets off come after it, or a first roll-out would ring them. */
  readonly after: CfnResource;
}

/** An alert, and the alarm that rings for it. */
export interface RingingAlert {
  readonly code: string;
  readonly severity: AlertSeverity;
  readonly alarmName: string;
}

const OPERATORS = { above: 'GreaterThanThreshold', below: 'LessThanThreshold' } as const;

const WHY_SILENT = 'it is a part of the alarm of the whole service, which alone notifies: one outage is one page';

/** The alarms of one service: one for each alert that CloudWatch can compute. They notify nobody. */
export class Alarms extends Construct {
  /** What rings. */
  public readonly ringing: readonly RingingAlert[];

  public constructor(scope: Construct, id: string, { watch, places, after }: AlarmsProps) {
    super(scope, id);

    const where = { watch, places };
    const alarms = [
      ...watch.alerts.filter(({ condition }) => isForCloudWatch(condition, watch.signals)).map((decided) => ({ alert: decided.alert, props: alarmOf(decided, where) })),
      ...watch.anomalies.map((decided) => ({ alert: decided.alert, props: anomalyOf(decided, where) })),
    ];
    this.ringing = alarms.map(({ alert: { code, severity }, props }) => {
      const alarm = new cloudwatch.CfnAlarm(this, code, props);
      if (props.treatMissingData === 'breaching') alarm.node.addDependency(after);
      acknowledgeSilence(alarm, WHY_SILENT);
      return { code, severity, alarmName: alarm.ref };
    });
  }
}

/** A band around what is expected stands in place of a limit; it is drawn around one metric. */
function anomalyOf({ alert: { code, title }, anomaly: { left, deviations, forSeconds } }: DecidedAnomaly, { watch: { name, signals }, places }: Pick<AlarmsProps, 'watch' | 'places'>): cloudwatch.CfnAlarmProps {
  const math = metricMath(left, signals);
  const [metric] = mathQueries(math, places);
  const periods = periodsIn(forSeconds, math);
  return {
    alarmDescription: `${code}: ${name}: ${title}`,
    comparisonOperator: 'LessThanLowerThreshold',
    thresholdMetricId: 'band',
    evaluationPeriods: periods,
    datapointsToAlarm: periods,
    treatMissingData: 'notBreaching',
    metrics: [{ ...metric, returnData: true }, { id: 'band', returnData: true, expression: `ANOMALY_DETECTION_BAND(${metric.id}, ${deviations})` }],
  };
}

function alarmOf({ alert: { code, title }, condition }: DecidedAlert, { watch: { name, signals }, places }: Pick<AlarmsProps, 'watch' | 'places'>): cloudwatch.CfnAlarmProps {
  const { math, is, limit, periods, silenceFires } = cloudWatchAlarm(condition, signals);
  return {
    alarmDescription: `${code}: ${name}: ${title}`,
    comparisonOperator: OPERATORS[is],
    threshold: limit,
    evaluationPeriods: periods,
    datapointsToAlarm: periods,
    treatMissingData: silenceFires ? 'breaching' : 'notBreaching',
    metrics: mathQueries(math, places),
  };
}

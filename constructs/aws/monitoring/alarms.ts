import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { DecidedAlert } from '../../../lib/alerts/alert';
import { isForCloudWatch } from '../../../lib/alerts/trigger';
import type { Watch } from '../../../lib/alerts/watch';
import { metricMath } from '../../../lib/signals/metric-math';
import type { CloudWatchSource } from '../../../lib/signals/source';
import type { Places } from './places';

/** What rings. */
export interface AlarmsProps {
  readonly watch: Watch;
  readonly places: Places;
  readonly topicArn: string;
}

const OPERATORS = { above: 'GreaterThanThreshold', below: 'LessThanThreshold' } as const;

/** The alarms of one service: one for each alert that CloudWatch can compute. */
export class Alarms extends Construct {
  public constructor(scope: Construct, id: string, { watch, places, topicArn }: AlarmsProps) {
    super(scope, id);

    watch.alerts
      .filter(({ condition }) => isForCloudWatch(condition, watch.signals))
      .forEach((decided) => new cloudwatch.CfnAlarm(this, decided.alert.code, { ...alarmOf(decided, watch, places), alarmActions: [topicArn], okActions: [topicArn] }));
  }
}

function alarmOf({ alert: { code, title }, condition: { left, is, limit, forSeconds, silenceFires } }: DecidedAlert, { name, signals }: Watch, places: Places): cloudwatch.CfnAlarmProps {
  const { metrics, expression, periodSeconds } = metricMath(left, signals);
  const periods = Math.max(1, Math.ceil(forSeconds / periodSeconds));
  return {
    alarmDescription: `${code}: ${name}: ${title}`,
    comparisonOperator: OPERATORS[is],
    threshold: limit,
    evaluationPeriods: periods,
    datapointsToAlarm: periods,
    treatMissingData: silenceFires ? 'breaching' : 'notBreaching',
    metrics: [
      ...metrics.map(({ id, source, statistic }) => ({ id, returnData: false, metricStat: { stat: statistic, period: periodSeconds, metric: metricOf(source, places) } })),
      { id: 'value', label: title, returnData: true, expression },
    ],
  };
}

function metricOf({ namespace, metric, dimensions }: CloudWatchSource, places: Places): cloudwatch.CfnAlarm.MetricProperty {
  return {
    namespace,
    metricName: metric,
    dimensions: dimensions.map(({ name, value, place }) => ({ name, value: value ?? (place && places[place]) ?? '' })),
  };
}

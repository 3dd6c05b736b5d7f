import { evaluate } from './metric-math';

/** A metric alarm as a template holds it, as far as it is used here. */
export interface AlarmDefinition {
  readonly ComparisonOperator: string;
  readonly Threshold: number;
  readonly EvaluationPeriods: number;
  readonly DatapointsToAlarm: number;
  readonly TreatMissingData: string;
  readonly Metrics: readonly {
    readonly Id: string;
    readonly Expression?: string;
    readonly ReturnData: boolean;
    readonly MetricStat?: { readonly Stat: string; readonly Period: number; readonly Metric: { readonly Namespace: string; readonly MetricName: string } };
  }[];
}

/** What was sent of each metric, by minute: no observation, or several of one minute from several replicas and scrapes. */
export type Observed = ReadonlyMap<string, readonly (readonly number[])[]>;

/** Under what a metric is found. */
export const metricKey = (namespace: string, metric: string): string => `${namespace} ${metric}`;

/**
 * Whether an alarm rings at the end of a minute, by its own definition: statistics of each period, metric math over them, and as many values in a row as it asks for
 * (CloudWatch user guide, "Alarm evaluation"). Stricter than CloudWatch in one point: where values are missing, it does not look further back for others.
 */
export function rings(alarm: AlarmDefinition, observed: Observed, minute: number): boolean {
  const period = Math.max(...alarm.Metrics.flatMap(({ MetricStat }) => MetricStat?.Period ?? [])) / 60;
  const values = Array.from({ length: alarm.EvaluationPeriods }, (_, index) => valueOf(alarm, observed, { from: minute - (index + 1) * period + 1, to: minute - index * period }));
  return values.filter((value) => (value === undefined ? alarm.TreatMissingData === 'breaching' : isBreaching(alarm, value))).length >= alarm.DatapointsToAlarm;
}

/** Minutes, both ends among them. */
interface Period {
  readonly from: number;
  readonly to: number;
}

function valueOf({ Metrics }: AlarmDefinition, observed: Observed, period: Period): number | undefined {
  const read = Metrics.flatMap(({ Id, MetricStat }) => (MetricStat ? [[Id, statisticOf(MetricStat.Stat, observationsIn(MetricStat.Metric, observed, period))] as const] : []));
  return evaluate(Metrics.map(({ Id, Expression, ReturnData }) => ({ id: Id, expression: Expression, returned: ReturnData })), Object.fromEntries(read));
}

function observationsIn({ Namespace, MetricName }: { readonly Namespace: string; readonly MetricName: string }, observed: Observed, { from, to }: Period): number[] {
  const minutes = observed.get(metricKey(Namespace, MetricName));
  if (!minutes) throw new TypeError(`nobody sends ${MetricName} of ${Namespace}`);
  return minutes.slice(Math.max(0, from), to + 1).flat();
}

function statisticOf(name: string, observations: readonly number[]): number | undefined {
  if (observations.length === 0) return undefined;
  const sum = observations.reduce((total, value) => total + value, 0);
  switch (name) {
    case 'Sum': return sum;
    case 'SampleCount': return observations.length;
    case 'Average': return sum / observations.length;
    case 'Maximum': return Math.max(...observations);
    case 'Minimum': return Math.min(...observations);
    default: throw new TypeError(`there is no statistic ${name} here`);
  }
}

function isBreaching({ ComparisonOperator, Threshold }: AlarmDefinition, value: number): boolean {
  switch (ComparisonOperator) {
    case 'GreaterThanThreshold': return value > Threshold;
    case 'LessThanThreshold': return value < Threshold;
    default: throw new TypeError(`there is no operator ${ComparisonOperator} here`);
  }
}

import { allHold, metricMath, periodsIn, type MetricMath } from '../signals/metric-math';
import type { SignalTable } from '../signals/signal-table';
import { comparisonsOf, type AlertCondition } from './trigger';

/** An alert as an alarm of CloudWatch. */
export interface CloudWatchAlarm {
  /** What is compared. */
  readonly math: MetricMath;
  readonly is: 'above' | 'below';
  readonly limit: number;
  /** Values in a row that must be so. */
  readonly periods: number;
  /** Whether no value at all is as bad. */
  readonly silenceFires: boolean;
}

/** A condition that CloudWatch can compute. What must hold together is one value: 1 while it does. */
export function cloudWatchAlarm(condition: AlertCondition, signals: SignalTable): CloudWatchAlarm {
  const comparisons = comparisonsOf(condition);
  const [{ left, is, limit }] = comparisons;
  const compared = comparisons.length === 1 ? { math: metricMath(left, signals), is, limit } : { math: allHold(comparisons, signals), is: 'above' as const, limit: 0 };
  return { ...compared, periods: periodsIn(condition.forSeconds, compared.math), silenceFires: condition.silenceFires ?? false };
}

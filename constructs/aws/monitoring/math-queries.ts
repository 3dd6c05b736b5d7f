import type { Expression } from '../../../lib/signals/expression';
import { metricMath } from '../../../lib/signals/metric-math';
import type { SignalTable } from '../../../lib/signals/signal-table';
import type { CloudWatchSource } from '../../../lib/signals/source';
import type { Places } from './places';

/** A query of metric math, as alarms and objectives take it. */
export interface MathQuery {
  readonly id: string;
  readonly returnData: boolean;
  /** @default - a metric is read */
  readonly expression?: string;
  /** @default - an expression is computed */
  readonly metricStat?: {
    readonly stat: string;
    readonly period: number;
    readonly metric: { readonly namespace: string; readonly metricName: string; readonly dimensions: { readonly name: string; readonly value: string }[] };
  };
}

/** An expression, and the seconds of one value of it. */
export interface MathQueries {
  readonly queries: MathQuery[];
  readonly periodSeconds: number;
}

/** An expression over the signals of a service, in the place where it stands. The last query is the value. */
export function mathQueries(expression: Expression, signals: SignalTable, places: Places): MathQueries {
  const { metrics, expression: text, periodSeconds } = metricMath(expression, signals);
  return {
    periodSeconds,
    queries: [
      ...metrics.map(({ id, source, statistic }) => ({ id, returnData: false, metricStat: { stat: statistic, period: periodSeconds, metric: metricOf(source, places) } })),
      { id: 'value', returnData: true, expression: text },
    ],
  };
}

function metricOf({ namespace, metric, dimensions }: CloudWatchSource, places: Places): Required<MathQuery>['metricStat']['metric'] {
  return { namespace, metricName: metric, dimensions: dimensions.map(({ name, value, place }) => ({ name, value: value ?? (place && places[place]) ?? '' })) };
}

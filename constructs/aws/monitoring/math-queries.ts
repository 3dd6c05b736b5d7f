import { LlmServingError } from '../../../lib/error';
import type { MetricMath } from '../../../lib/signals/metric-math';
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

/** Metric math over the signals of a service, in the place where it stands. The last query is the value. */
export function mathQueries({ metrics, expression, periodSeconds }: MetricMath, places: Places): MathQuery[] {
  return [
    ...metrics.map(({ id, source, statistic }) => ({ id, returnData: false, metricStat: { stat: statistic, period: periodSeconds, metric: metricOf(source, places) } })),
    { id: 'value', returnData: true, expression },
  ];
}

function metricOf({ namespace, metric, dimensions }: CloudWatchSource, places: Places): Required<MathQuery>['metricStat']['metric'] {
  return {
    namespace,
    metricName: metric,
    dimensions: dimensions.map(({ name, value, place }) => {
      const known = value ?? (place && places[place]);
      if (known === undefined) throw new LlmServingError('InvalidInput', `'${metric}' of ${namespace} is named after a ${name} that does not stand here`);
      return { name, value: known };
    }),
  };
}

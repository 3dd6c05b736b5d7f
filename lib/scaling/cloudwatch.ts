import type { ScalingPlan, SignalMetric } from './scaling-plan';

/** Id of the query that is the load, whatever guards stand around it. */
export const LOAD = 'load';

/** A query of metric math: a metric, or an expression over others. */
export interface MathQuery {
  readonly id: string;
  /** Neutral name; its mean is the value of one replica. @default - an expression */
  readonly metric?: string;
  /** @default - a metric */
  readonly expression?: string;
  /** True for the one that is compared with the target. */
  readonly returned: boolean;
}

/**
 * Requests in flight of one replica, as metric math. When nobody reports, there is no value, and nothing moves. Past the limit of the KV cache the value stands
 * just so far above the target that one more replica is wanted.
 */
export function mathQueries({ signal: { load, kvUsage }, guards, target, max }: ScalingPlan): MathQuery[] {
  const metrics = load.map(({ name }) => ({ id: name, metric: name, returned: false }));
  const total = { id: LOAD, expression: load.map(perReplica).join(' + '), returned: true };
  if (!kvUsage || guards.kvUsage === undefined) return [...metrics, total];
  const oneMore = Number((target * (1 + 1 / max)).toFixed(6));
  const expression = `IF(FILL(${kvUsage.name}, 0) > ${guards.kvUsage}, IF(${LOAD} > ${oneMore}, ${LOAD}, ${oneMore}), ${LOAD})`;
  return [...metrics, { id: kvUsage.name, metric: kvUsage.name, returned: false }, { ...total, returned: false }, { id: 'wanted', expression, returned: true }];
}

/** Several series of one replica each count into the mean on their own. */
function perReplica({ name, series }: SignalMetric): string {
  return series === 1 ? name : `${name} * ${series}`;
}

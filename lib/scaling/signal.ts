import type { EngineMetrics } from '../engine/engine-metrics';
import type { IGuard } from '../framework/guard';
import { MetricSource, type ScalingSignal, type SignalMetric } from './scaling-plan';

/** Neutral names: a platform that stores metrics under names of its own uses these. */
export const NEUTRAL = {
  running: 'requests_running',
  queued: 'requests_queued',
  inFlight: 'requests_in_flight',
  held: 'requests_held',
  kvUsage: 'kv_cache_usage',
  timeToFirstToken: 'time_to_first_token_seconds',
} as const;

/** Who is asked for the signal. */
export interface SignalInput {
  readonly metrics: EngineMetrics;
  readonly guard: IGuard;
  /** Engine processes of one replica that each show series of their own. */
  readonly engines: number;
}

/**
 * Requests in flight of one replica. The guard holds back what the engine has no place for, so what waits there always counts:
 * the engine's own gauges end at the requests that it was let have. An engine without gauges is counted at the guard alone.
 */
export function signalOf({ metrics, guard, engines }: SignalInput): ScalingSignal {
  const { queued, running, kvUsage, timeToFirstToken, gaugeLabels = {} } = metrics;
  const ofEngine = (name: string, metric: string, labels = gaugeLabels): SignalMetric => ({ name, metric, labels, source: MetricSource.ENGINE, series: engines });
  const ofGuard = (name: string, metric: string): SignalMetric => ({ name, metric, labels: guard.metricLabels, source: MetricSource.GUARD, series: 1 });
  const served = running !== undefined && queued !== undefined
    ? [ofEngine(NEUTRAL.running, running), ofEngine(NEUTRAL.queued, queued)]
    : [ofGuard(NEUTRAL.inFlight, guard.inFlightMetric)];
  return {
    load: [...served, ofGuard(NEUTRAL.held, guard.queuedMetric)],
    ...(kvUsage !== undefined && { kvUsage: ofEngine(NEUTRAL.kvUsage, kvUsage) }),
    ...(timeToFirstToken !== undefined && { timeToFirstToken: ofEngine(NEUTRAL.timeToFirstToken, timeToFirstToken, {}) }),
  };
}

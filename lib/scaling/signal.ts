import type { EngineMetrics } from '../engine/engine-metrics';
import type { IGuard } from '../framework/guard';
import type { ScalingSignal, SignalMetric } from './scaling-plan';
import { SIGNALS } from '../signals/catalogue';
import { MetricSource } from '../signals/metric-source';

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
    ? [ofEngine(SIGNALS.running.name, running), ofEngine(SIGNALS.queued.name, queued)]
    : [ofGuard(SIGNALS.inFlight.name, guard.inFlightMetric)];
  return {
    load: [...served, ofGuard(SIGNALS.held.name, guard.queuedMetric)],
    ...(kvUsage !== undefined && { kvUsage: ofEngine(SIGNALS.kvUsage.name, kvUsage) }),
    ...(timeToFirstToken !== undefined && { timeToFirstToken: ofEngine(SIGNALS.timeToFirstToken.name, timeToFirstToken, {}) }),
  };
}

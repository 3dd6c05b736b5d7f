import type { EngineEndpoints } from '../engine/engine';
import type { EngineMetrics } from '../engine/engine-metrics';
import type { IdleChain } from '../plan/plan';

/** How a frozen engine is told from a busy one: requests run, and the counter of its output tokens stands still. */
export interface ProgressWatch {
  /** Gauge of requests that run. */
  readonly runningMetric: string;

  /** Counter of generated tokens. */
  readonly tokensMetric: string;

  /** Seconds without a token after which it counts as frozen. */
  readonly frozenSeconds: number;
}

/** Seconds without a token beyond the longest silence before an engine counts as frozen; our judgement. */
const MARGIN_SECONDS = 60;

/** What to watch of an engine; nothing where it shows too little, so that a busy one is never taken for dead. */
export function progressWatchFor({ endpoints, metrics }: { readonly endpoints: EngineEndpoints; readonly metrics: EngineMetrics }, { longestSilenceSeconds }: IdleChain): ProgressWatch | undefined {
  if (endpoints.metricsPath === undefined || metrics.running === undefined || metrics.outputTokens === undefined) return undefined;
  return { runningMetric: metrics.running, tokensMetric: metrics.outputTokens, frozenSeconds: longestSilenceSeconds + MARGIN_SECONDS };
}

import { DegradationSignal } from '../deployment/degradation-props';
import { increase, level, Over, per, quantile, reporting, type Expression } from '../signals/expression';
import { SIGNALS } from '../signals/catalogue';

/** What a trigger watches. */
export interface WatchedSignal {
  readonly expression: Expression;
  /** As a person says it. */
  readonly title: string;
  /** What follows the figure: a unit, or nothing. */
  readonly unit: string;
}

/** Latencies and shares are looked at over so long, seconds. */
const WINDOW_SECONDS = 300;

const { REQUESTS_HELD, KV_CACHE_USAGE, TIME_TO_FIRST_TOKEN, FAILED_SHARE, REPLICAS_REPORTING } = DegradationSignal;

const WATCHED: { readonly [signal in DegradationSignal]: WatchedSignal } = {
  [REQUESTS_HELD]: { title: 'requests held by a replica', unit: '', expression: level(SIGNALS.held, Over.MEAN) },
  [KV_CACHE_USAGE]: { title: 'KV cache in use', unit: '', expression: level(SIGNALS.kvUsage, Over.MEAN) },
  [TIME_TO_FIRST_TOKEN]: { title: 'time to first token (p95)', unit: ' s', expression: quantile(SIGNALS.timeToFirstToken, 0.95, WINDOW_SECONDS) },
  [FAILED_SHARE]: { title: 'share of failed answers', unit: '', expression: per(increase(SIGNALS.failed, WINDOW_SECONDS), increase(SIGNALS.answered, WINDOW_SECONDS)) },
  [REPLICAS_REPORTING]: { title: 'replicas that report', unit: '', expression: reporting(SIGNALS.held) },
};

/** What a trigger watches. */
export const watchedSignal = (signal: DegradationSignal): WatchedSignal => WATCHED[signal];

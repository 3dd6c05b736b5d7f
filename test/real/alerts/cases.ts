import { SIGNALS } from '../../../lib/signals/catalogue';
import type { Signal } from '../../../lib/signals/signal';
import { HEALTHY, MINUTES, PODS, withHistogram, withValues, type Samples } from '../../support/alert-world';

/** A world in which one alert must fire. */
export interface BadCase {
  readonly world: readonly Samples[];
  /** When it must fire, minutes. @default - at the end */
  readonly atMinute?: number;
  /** Alerts that must stay silent all the same. @default [] */
  readonly silent?: readonly string[];
}

/** When everything begins to go wrong. */
const SINCE = 420;
const REST = MINUTES - SINCE;

const changed = (...values: [Signal, string][]): Samples[] => withValues(HEALTHY, new Map(values));

/** Well until then, and so from then on. */
const from = (before: number, after: number): string => `${before}x${SINCE - 1} ${after}x${REST}`;

const gone = (signal: Signal): Samples[] => HEALTHY.filter((samples) => samples.signal !== signal);
const lateFor = (bound: string, share: number): [string, number][] => [[bound, 60 * (1 - share)], ['80.0', 60], ['+Inf', 60]];

/** By code. A rule without a case fails the test. */
export const BAD_CASES: { readonly [code: string]: BadCase } = {
  NO_HEALTHY_REPLICA: { world: changed([SIGNALS.replicasReady, from(2, 0)]), atMinute: SINCE + 5 },
  ENGINE_FROZEN: { world: changed([SIGNALS.outputTokens, `0+18000x${SINCE} ${18_000 * SINCE}x${REST}`]), atMinute: SINCE + 15 },
  REQUESTS_FAIL: { world: changed([SIGNALS.failed, `0x${SINCE} 10+10x${REST}`]), atMinute: SINCE + 10 },
  QUEUE_GROWS: { world: changed([SIGNALS.held, from(0, 40)]), atMinute: SINCE + 10 },
  NOBODY_REPORTS: { world: changed([SIGNALS.held, `0x${SINCE - 1} stale`]), atMinute: SINCE + 15 },
  FIRST_TOKEN_BURNS_FAST: { world: withHistogram(HEALTHY, SIGNALS.timeToFirstToken, lateFor('1.0', 0.9)) },
  FIRST_TOKEN_BURNS_SLOWLY: { world: withHistogram(HEALTHY, SIGNALS.timeToFirstToken, lateFor('1.0', 0.5)), silent: ['FIRST_TOKEN_BURNS_FAST'] },
  INTER_TOKEN_BURNS_FAST: { world: withHistogram(HEALTHY, SIGNALS.interTokenLatency, lateFor('0.025', 0.9)) },
  INTER_TOKEN_BURNS_SLOWLY: { world: withHistogram(HEALTHY, SIGNALS.interTokenLatency, lateFor('0.025', 0.5)), silent: ['INTER_TOKEN_BURNS_FAST'] },
  KV_CACHE_FULL: { world: changed([SIGNALS.kvUsage, from(0.4, 0.99)]), atMinute: SINCE + 10 },
  REQUESTS_PREEMPTED: { world: changed([SIGNALS.preemptions, `0x${SINCE} 10+10x${REST}`]), atMinute: SINCE + 20 },
  REPLICAS_MISSING: { world: changed([SIGNALS.replicasWanted, from(2, 3)]), atMinute: SINCE + 25 },
  SCALING_AT_MAXIMUM: { world: changed([SIGNALS.replicasWanted, from(2, 8)], [SIGNALS.running, from(12, 60)], [SIGNALS.held, from(0, 40)]), atMinute: SINCE + 20 },
  RESTART_LOOP: { world: changed([SIGNALS.restarts, `0x${SINCE - 1} 1x9 2x9 3x40`]), atMinute: SINCE + 30 },
  START_SLOW: { world: changed([SIGNALS.replicasThere, from(2, 3)]), atMinute: SINCE + 12, silent: ['REPLICAS_MISSING'] },
  ACCELERATOR_FAULTS: { world: changed([SIGNALS.acceleratorFault, from(0, 79)]), atMinute: SINCE + 5 },
  ACCELERATOR_MEMORY_ERRORS: { world: changed([SIGNALS.eccUncorrected, from(0, 1)]), atMinute: SINCE + 5 },
  ACCELERATOR_THROTTLED: { world: changed([SIGNALS.slowedByHeat, `0x${SINCE} 1000+1000x${REST}`]), atMinute: SINCE + 20 },
  MEMORY_FILLS: { world: changed([SIGNALS.memoryUsed, from(18e9, 25e9)]), atMinute: SINCE + 15 },
  MEMORY_LEAKS: { world: changed([SIGNALS.memoryUsed, `1e10+1e7x${MINUTES}`]), silent: ['MEMORY_FILLS'] },
  REPLICAS_NOT_WATCHED: { world: HEALTHY.map((samples) => (samples.signal === SIGNALS.engineUp && samples.pod === PODS[1] ? { ...samples, values: from(1, 0) } : samples)), atMinute: SINCE + 20 },
  CLUSTER_NOT_WATCHED: { world: gone(SIGNALS.replicasReady), atMinute: 60 },
  ACCELERATORS_NOT_WATCHED: { world: gone(SIGNALS.acceleratorTemperature), atMinute: 60 },
};

import { SignalGroup, SignalKind, SignalUnit, type Signal } from './signal';

const { GAUGE, COUNTER, HISTOGRAM } = SignalKind;

const performance = (name: string, title: string, [kind, unit]: [SignalKind, SignalUnit]): Signal => ({ name, title, kind, unit, group: SignalGroup.PERFORMANCE });

/** Everything that can be watched, by what it means. */
export const SIGNALS = {
  running: performance('requests_running', 'Requests running', [GAUGE, SignalUnit.COUNT]),
  queued: performance('requests_queued', 'Requests waiting in the engine', [GAUGE, SignalUnit.COUNT]),
  inFlight: performance('requests_in_flight', 'Requests between guard and engine', [GAUGE, SignalUnit.COUNT]),
  held: performance('requests_held', 'Requests held by the guard', [GAUGE, SignalUnit.COUNT]),
  kvUsage: performance('kv_cache_usage', 'KV cache in use', [GAUGE, SignalUnit.SHARE]),
  answered: performance('requests_answered_total', 'Requests answered', [COUNTER, SignalUnit.COUNT]),
  failed: performance('requests_failed_total', 'Requests that failed in the service', [COUNTER, SignalUnit.COUNT]),
  timeToFirstToken: performance('time_to_first_token_seconds', 'Time to first token', [HISTOGRAM, SignalUnit.SECONDS]),
  interTokenLatency: performance('inter_token_latency_seconds', 'Time per output token', [HISTOGRAM, SignalUnit.SECONDS]),
} as const satisfies { [meaning: string]: Signal };

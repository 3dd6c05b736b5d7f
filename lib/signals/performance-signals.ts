import { SignalGroup, SignalKind, SignalUnit, type Signal } from './signal';

const { GAUGE, COUNTER, HISTOGRAM } = SignalKind;
const { COUNT, SECONDS, SHARE, TOKENS } = SignalUnit;

const of = (name: string, title: string, [kind, unit]: [SignalKind, SignalUnit]): Signal => ({ name, title, kind, unit, group: SignalGroup.PERFORMANCE });
const brought = (name: string, title: string, form: [SignalKind, SignalUnit]): Signal => ({ ...of(name, title, form), brought: true });

/** How well and how fast answers come. What the guard counts is of callers alone: probes and scrapes have their own way to the engine. */
export const PERFORMANCE_SIGNALS = {
  running: brought('requests_running', 'Requests running', [GAUGE, COUNT]),
  queued: brought('requests_queued', 'Requests waiting in the engine', [GAUGE, COUNT]),
  inFlight: brought('requests_in_flight', 'Requests between guard and engine', [GAUGE, COUNT]),
  held: brought('requests_held', 'Requests held by the guard', [GAUGE, COUNT]),
  kvUsage: brought('kv_cache_usage', 'KV cache in use', [GAUGE, SHARE]),
  preemptions: brought('preemptions_total', 'Requests evicted from the KV cache', [COUNTER, COUNT]),
  answered: brought('requests_answered_total', 'Requests answered', [COUNTER, COUNT]),
  failed: brought('requests_failed_total', 'Requests that failed in the service', [COUNTER, COUNT]),
  promptTokens: brought('prompt_tokens_total', 'Tokens read', [COUNTER, TOKENS]),
  outputTokens: brought('output_tokens_total', 'Tokens written', [COUNTER, TOKENS]),
  answerTime: brought('answer_seconds', 'Mean time of a whole answer', [GAUGE, SECONDS]),
  cut: of('answers_cut_total', 'Answers broken off by the engine', [COUNTER, COUNT]),
  refused: of('requests_refused_total', 'Requests refused: no key, no place, not acceptable', [COUNTER, COUNT]),
  finished: of('requests_finished_total', 'Requests that the engine ended', [COUNTER, COUNT]),
  prefixCacheQueries: of('prefix_cache_query_tokens_total', 'Tokens looked for in the prefix cache', [COUNTER, TOKENS]),
  prefixCacheHits: of('prefix_cache_hit_tokens_total', 'Tokens found in the prefix cache', [COUNTER, TOKENS]),
  prefixCacheHitShare: of('prefix_cache_hit_share', 'Share of tokens found in the prefix cache', [GAUGE, SHARE]),
  timeToFirstToken: of('time_to_first_token_seconds', 'Time to first token', [HISTOGRAM, SECONDS]),
  interTokenLatency: of('inter_token_latency_seconds', 'Time per output token', [HISTOGRAM, SECONDS]),
  requestLatency: of('request_latency_seconds', 'Time of a whole request', [HISTOGRAM, SECONDS]),
  queueTime: of('queue_time_seconds', 'Time in the queue of the engine', [HISTOGRAM, SECONDS]),
  answerStart: of('answer_start_seconds', 'Time to the headers of an answer', [HISTOGRAM, SECONDS]),
} as const satisfies { [meaning: string]: Signal };

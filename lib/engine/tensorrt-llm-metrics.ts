import type { EngineMetrics } from './engine-metrics';

/** 1.0 to 1.2 have these five, without a prefix and with labels that say "undefined" (PR #5785; vllm-project/aibrix #2004): no queue, no load, no cache. */
const LATENCIES = ['time_to_first_token_seconds', 'time_per_output_token_seconds', 'e2e_request_latency_seconds', 'request_queue_time_seconds', 'request_success_total'];

/** What 1.3 has besides, all with its prefix (metrics/collector.py @ 050f80def8, 2026). */
const GAUGES_AND_COUNTERS = [
  'num_requests_running', 'num_requests_waiting', 'max_num_active_requests', 'kv_cache_utilization', 'kv_cache_host_utilization', 'kv_cache_hit_rate',
  'kv_cache_max_blocks', 'kv_cache_free_blocks', 'kv_cache_used_blocks', 'kv_cache_tokens_per_block', 'prompt_tokens_total', 'generation_tokens_total', 'request_error_total',
];

const prefixed = (name: string) => `trtllm_${name}`;

/** Every name, with gauges or without. */
export function trtllmMetricNames(gauges: boolean): string[] {
  return gauges ? [...LATENCIES, ...GAUGES_AND_COUNTERS].map(prefixed) : LATENCIES;
}

/** Names by their meaning; where there are no gauges, the guard tells what runs and waits. */
export function trtllmMetrics(gauges: boolean): EngineMetrics {
  const named = gauges ? prefixed : (name: string) => name;
  return {
    timeToFirstToken: named('time_to_first_token_seconds'),
    interTokenLatency: named('time_per_output_token_seconds'),
    requestLatency: named('e2e_request_latency_seconds'),
    queueTime: named('request_queue_time_seconds'),
    requestsSucceeded: named('request_success_total'),
    ...(gauges && {
      queued: named('num_requests_waiting'),
      running: named('num_requests_running'),
      kvUsage: named('kv_cache_utilization'),
      promptTokens: named('prompt_tokens_total'),
      outputTokens: named('generation_tokens_total'),
      prefixCacheHitShare: named('kv_cache_hit_rate'),
    }),
    modelLabel: 'model_name',
    // metrics/collector.py @ 050f80def8, where no setting names others
    timeToFirstTokenBounds: { least: 0.001, most: 2560 },
    interTokenLatencyBounds: { least: 0.01, most: 80 },
  };
}

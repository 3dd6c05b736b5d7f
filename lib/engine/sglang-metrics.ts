import type { EngineMetrics } from './engine-metrics';

/**
 * Names in `python/sglang/srt/observability/metrics_collector.py` @ 71de97b264 (v0.5.18). Its documents still name
 * `time_per_output_token_seconds`, which the code has not. With data parallelism there is a series for each `dp_rank`.
 */
export const SGLANG_METRICS: EngineMetrics = {
  queued: 'sglang:num_queue_reqs',
  running: 'sglang:num_running_reqs',
  kvUsage: 'sglang:token_usage',
  timeToFirstToken: 'sglang:time_to_first_token_seconds',
  interTokenLatency: 'sglang:inter_token_latency_seconds',
  requestLatency: 'sglang:e2e_request_latency_seconds',
  promptTokens: 'sglang:prompt_tokens_total',
  outputTokens: 'sglang:generation_tokens_total',
  // counts every request that ended, also aborted ones: `num_aborted_requests_total` tells those
  requestsSucceeded: 'sglang:num_requests_total',
  queueTime: 'sglang:queue_time_seconds',
  // every prompt token is looked for
  prefixCacheQueries: 'sglang:prompt_tokens_total',
  prefixCacheHits: 'sglang:cached_tokens_total',
  // with scheduling by priority each priority has a series of its own besides the total, whose label is empty
  gaugeLabels: { priority: '' },
  modelLabel: 'model_name',
  // the same file, where no option names others
  timeToFirstTokenBounds: { least: 0.1, most: 400 },
  interTokenLatencyBounds: { least: 0.002, most: 8 },
};

/** All names of that file that matter here. */
export const SGLANG_METRIC_NAMES: string[] = [
  'num_running_reqs', 'num_queue_reqs', 'num_grammar_queue_reqs', 'num_paused_reqs', 'num_retracted_reqs', 'token_usage', 'num_used_tokens', 'kv_available_tokens',
  'kv_evictable_tokens', 'kv_used_tokens', 'max_total_num_tokens', 'page_size', 'num_pages', 'gen_throughput', 'cache_hit_rate', 'utilization',
  'time_to_first_token_seconds', 'inter_token_latency_seconds', 'e2e_request_latency_seconds', 'queue_time_seconds', 'per_stage_req_latency_seconds',
  'prompt_tokens_total', 'generation_tokens_total', 'cached_tokens_total', 'num_requests_total', 'num_aborted_requests_total', 'http_requests_total',
  'http_responses_total', 'startup_time_seconds', 'weight_load_duration_seconds',
].map((name) => `sglang:${name}`);

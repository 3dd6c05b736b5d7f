import type { EngineMetrics } from './engine-metrics';

/**
 * Names in `vllm/v1/metrics/loggers.py` @ 017e9f4448 (2026-08-17). The older names (`gpu_cache_usage_perc`,
 * `time_per_output_token_seconds`, `num_requests_swapped`, `cpu_cache_usage_perc`) are absent from 0.19.1 on.
 * With several engines in one server there is a series for each: sum over the label `engine`.
 */
export const VLLM_METRICS: EngineMetrics = {
  queued: 'vllm:num_requests_waiting',
  running: 'vllm:num_requests_running',
  kvUsage: 'vllm:kv_cache_usage_perc',
  timeToFirstToken: 'vllm:time_to_first_token_seconds',
  interTokenLatency: 'vllm:inter_token_latency_seconds',
  requestLatency: 'vllm:e2e_request_latency_seconds',
  promptTokens: 'vllm:prompt_tokens_total',
  outputTokens: 'vllm:generation_tokens_total',
  requestsSucceeded: 'vllm:request_success_total',
  preemptions: 'vllm:num_preemptions_total',
  queueTime: 'vllm:request_queue_time_seconds',
  prefixCacheQueries: 'vllm:prefix_cache_queries_total',
  prefixCacheHits: 'vllm:prefix_cache_hits_total',
  modelLabel: 'model_name',
  // the lists `buckets` of the same file
  timeToFirstTokenBounds: { least: 0.001, most: 2560 },
  interTokenLatencyBounds: { least: 0.01, most: 80 },
};

/** All names of that file that matter here, by version alike since 0.19.1. */
export const VLLM_METRIC_NAMES: string[] = [
  'num_requests_running', 'num_requests_waiting', 'num_requests_waiting_by_reason', 'kv_cache_usage_perc', 'num_preemptions_total', 'prompt_tokens_total',
  'prompt_tokens_cached_total', 'generation_tokens_total', 'request_success_total', 'prefix_cache_queries_total', 'prefix_cache_hits_total',
  'time_to_first_token_seconds', 'inter_token_latency_seconds', 'request_time_per_output_token_seconds', 'e2e_request_latency_seconds',
  'request_queue_time_seconds', 'request_prefill_time_seconds', 'request_decode_time_seconds', 'request_inference_time_seconds', 'lora_requests_info',
].map((name) => `vllm:${name}`);

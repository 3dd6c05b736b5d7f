import type { MetricName, RetiredMetric } from './traces';

const gauge = (name: string, ratio?: boolean): MetricName => ({ name: `vllm:${name}`, kind: 'gauge', ...(ratio && { ratio }) });
const counter = (name: string): MetricName => ({ name: `vllm:${name}_total`, kind: 'counter' });
const histogram = (name: string): MetricName => ({ name: `vllm:${name}`, kind: 'histogram' });

/** Names of `vllm/v1/metrics/loggers.py:494-1066` @ 017e9f4448 (2026-08-17); a name that is not here may still exist. */
export const VLLM_METRIC_NAMES: MetricName[] = [
  gauge('num_requests_running'), gauge('num_requests_waiting'), gauge('num_requests_waiting_by_reason'), gauge('kv_cache_usage_perc', true),
  gauge('lora_requests_info'), gauge('cache_config_info'), gauge('engine_sleep_state'),
  counter('num_preemptions'), counter('prompt_tokens'), counter('prompt_tokens_cached'), counter('prompt_tokens_by_source'), counter('generation_tokens'),
  counter('request_success'), counter('prefix_cache_queries'), counter('prefix_cache_hits'), counter('external_prefix_cache_queries'), counter('external_prefix_cache_hits'),
  histogram('time_to_first_token_seconds'), histogram('inter_token_latency_seconds'), histogram('request_time_per_output_token_seconds'),
  histogram('e2e_request_latency_seconds'), histogram('request_queue_time_seconds'), histogram('request_prefill_time_seconds'),
  histogram('request_decode_time_seconds'), histogram('request_inference_time_seconds'), histogram('request_prompt_tokens'),
  histogram('request_generation_tokens'), histogram('iteration_tokens_total'),
];

/** Names that are absent from 0.19.1 on (grep of 0.19.1 and 0.23.0; docs/usage/metrics.md). */
export const VLLM_RETIRED_METRICS: RetiredMetric[] = [
  { name: 'vllm:gpu_cache_usage_perc', now: 'vllm:kv_cache_usage_perc', below: '0.19.1' },
  { name: 'vllm:time_per_output_token_seconds', now: 'vllm:inter_token_latency_seconds', below: '0.19.1' },
  { name: 'vllm:num_requests_swapped', below: '0.19.1' },
  { name: 'vllm:cpu_cache_usage_perc', below: '0.19.1' },
];

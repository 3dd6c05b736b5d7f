import { ArgumentValue, EngineFact, type EngineTraces, type MetricName } from './traces';

/** Gauges came with the 1.3 line (PR #12545, 2026-03-25). */
const GAUGES_SINCE = '1.3.0rc1';

const gauge = (name: string, ratio?: boolean): MetricName => ({ name: `trtllm_${name}`, kind: 'gauge', from: GAUGES_SINCE, ...(ratio && { ratio }) });
const counter = (name: string): MetricName => ({ name: `trtllm_${name}_total`, kind: 'counter', from: GAUGES_SINCE });
const histogram = (name: string): MetricName => ({ name: `trtllm_${name}`, kind: 'histogram', from: GAUGES_SINCE });

/** Names of `tensorrt_llm/metrics/collector.py` @ 050f80def8; a name that is not here may still exist. */
const METRIC_NAMES: MetricName[] = [
  gauge('num_requests_running'), gauge('num_requests_waiting'), gauge('max_num_active_requests'), gauge('kv_cache_utilization', true), gauge('kv_cache_host_utilization'),
  gauge('kv_cache_hit_rate'), gauge('kv_cache_max_blocks'), gauge('kv_cache_free_blocks'), gauge('kv_cache_used_blocks'), gauge('kv_cache_tokens_per_block'),
  histogram('time_to_first_token_seconds'), histogram('time_per_output_token_seconds'), histogram('e2e_request_latency_seconds'), histogram('request_queue_time_seconds'),
  counter('prompt_tokens'), counter('generation_tokens'), counter('request_success'), counter('request_error'),
];

/** How TensorRT-LLM shows in what others wrote: `tensorrt_llm/commands/serve.py` @ 00209af149, `serve/openai_server.py` @ d7d14dd2 (read 2026-11-22). */
export const TRTLLM_TRACES: EngineTraces = {
  engineName: 'tensorrt-llm',
  images: ['nvidia/tensorrt-llm/release', 'tensorrt-llm/release'],
  programs: ['trtllm-serve serve', 'trtllm-serve'],
  imageStarts: false,
  positionalModel: true,
  flags: [
    { fact: EngineFact.REVISION, spellings: ['--revision'] },
    { fact: EngineFact.SERVED_NAMES, spellings: ['--served_model_name'] },
    { fact: EngineFact.HOST, spellings: ['--host'] },
    { fact: EngineFact.PORT, spellings: ['--port'] },
    { fact: EngineFact.TENSOR_PARALLEL, spellings: ['--tensor_parallel_size', '--tp_size'] },
    { fact: EngineFact.PIPELINE_PARALLEL, spellings: ['--pipeline_parallel_size', '--pp_size'] },
    { fact: EngineFact.CONTEXT_TOKENS, spellings: ['--max_seq_len'] },
    { fact: EngineFact.MAX_SEQUENCES, spellings: ['--max_batch_size'] },
    { fact: EngineFact.BATCHED_TOKENS, spellings: ['--max_num_tokens'] },
    { fact: EngineFact.REMOTE_CODE, spellings: ['--trust_remote_code'], takes: ArgumentValue.NONE },
    { fact: EngineFact.CONFIG_FILE, spellings: ['--config', '--extra_llm_api_options'] },
  ],
  variables: [],
  defaultHost: 'localhost',
  defaultPort: 8000,
  keyedPaths: [],
  linkVariables: [],
  metricPrefixes: ['trtllm_', 'trtllm:'],
  metricNames: METRIC_NAMES,
  retiredMetrics: [],
  modelLabel: 'model_name',
  // its /metrics is JSON
  metricsPath: '/prometheus/metrics',
  source: 'NVIDIA/TensorRT-LLM, read 2026-11-22',
};

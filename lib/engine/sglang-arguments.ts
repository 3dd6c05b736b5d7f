import { ArgumentValue, EngineFact, type EngineTraces, type MetricName } from './traces';

const gauge = (name: string, ratio?: boolean): MetricName => ({ name: `sglang:${name}`, kind: 'gauge', ...(ratio && { ratio }) });
const counter = (name: string): MetricName => ({ name: `sglang:${name}_total`, kind: 'counter' });
const histogram = (name: string): MetricName => ({ name: `sglang:${name}`, kind: 'histogram' });

/** Names of `python/sglang/srt/observability/metrics_collector.py:1096-1145`, v0.5.18; a name that is not here may still exist. */
const METRIC_NAMES: MetricName[] = [
  gauge('num_running_reqs'), gauge('num_queue_reqs'), gauge('num_grammar_queue_reqs'), gauge('num_paused_reqs'), gauge('num_retracted_reqs'), gauge('token_usage', true),
  gauge('full_token_usage', true), gauge('swa_token_usage', true), gauge('mamba_usage', true), gauge('num_used_tokens'), gauge('kv_available_tokens'),
  gauge('kv_evictable_tokens'), gauge('kv_used_tokens'), gauge('max_total_num_tokens'), gauge('page_size'), gauge('num_pages'), gauge('gen_throughput'),
  gauge('cache_hit_rate'), gauge('utilization'), gauge('num_prefill_bootstrap_queue_reqs'), gauge('num_prefill_inflight_queue_reqs'),
  gauge('num_decode_prealloc_queue_reqs'), gauge('num_decode_transfer_queue_reqs'), gauge('startup_time_seconds'), gauge('weight_load_duration_seconds'),
  histogram('time_to_first_token_seconds'), histogram('inter_token_latency_seconds'), histogram('e2e_request_latency_seconds'), histogram('queue_time_seconds'),
  histogram('per_stage_req_latency_seconds'),
  counter('prompt_tokens'), counter('generation_tokens'), counter('cached_tokens'), counter('num_requests'), counter('num_aborted_requests'),
  counter('http_requests'), counter('http_responses'),
];

/** How SGLang shows in what others wrote: `python/sglang/srt/server_args.py`, docker/Dockerfile, v0.5.18 (read 2026-11-22). */
export const SGLANG_TRACES: EngineTraces = {
  engineName: 'sglang',
  images: ['lmsysorg/sglang', 'deep-learning-containers/sglang'],
  programs: ['sglang serve', '-m sglang.launch_server'],
  imageStarts: false,
  positionalModel: false,
  flags: [
    { fact: EngineFact.MODEL, spellings: ['--model-path', '--model'] },
    { fact: EngineFact.REVISION, spellings: ['--revision'] },
    { fact: EngineFact.SERVED_NAMES, spellings: ['--served-model-name'] },
    { fact: EngineFact.HOST, spellings: ['--host'] },
    { fact: EngineFact.PORT, spellings: ['--port'] },
    { fact: EngineFact.TENSOR_PARALLEL, spellings: ['--tensor-parallel-size', '--tp', '--tp-size'] },
    { fact: EngineFact.PIPELINE_PARALLEL, spellings: ['--pipeline-parallel-size', '--pp-size'] },
    { fact: EngineFact.DATA_PARALLEL, spellings: ['--data-parallel-size', '--dp-size'] },
    { fact: EngineFact.NODES, spellings: ['--nnodes'] },
    { fact: EngineFact.CONTEXT_TOKENS, spellings: ['--context-length'] },
    { fact: EngineFact.MAX_SEQUENCES, spellings: ['--max-running-requests'] },
    { fact: EngineFact.MEMORY_SHARE, spellings: ['--mem-fraction-static'] },
    { fact: EngineFact.DTYPE, spellings: ['--dtype'] },
    { fact: EngineFact.QUANTIZATION, spellings: ['--quantization'] },
    { fact: EngineFact.API_KEY, spellings: ['--api-key'] },
    { fact: EngineFact.REMOTE_CODE, spellings: ['--trust-remote-code'], takes: ArgumentValue.NONE },
    { fact: EngineFact.METRICS, spellings: ['--enable-metrics'], takes: ArgumentValue.NONE },
    { fact: EngineFact.CONFIG_FILE, spellings: ['--config'] },
  ],
  variables: [],
  defaultHost: '127.0.0.1',
  defaultPort: 30000,
  // srt/utils/auth.py: the key guards every path but two
  keyedPaths: ['/'],
  keylessPaths: ['/health', '/metrics'],
  linkVariables: [],
  metricPrefixes: ['sglang:', 'sglang_'],
  metricNames: METRIC_NAMES,
  // docs still say it, the code has the other name
  retiredMetrics: [{ name: 'sglang:time_per_output_token_seconds', now: 'sglang:inter_token_latency_seconds', below: '0.5.18' }],
  modelLabel: 'model_name',
  metricsPath: '/metrics',
  metricsAreOptional: true,
  source: 'sgl-project/sglang v0.5.18, read 2026-11-22',
};

import { ArgumentValue, EngineFact, type EngineTraces, type MetricName } from './traces';

const metric = (kind: string, ...names: string[]): MetricName[] => names.map((name) => ({ name: `tgi_${name}`, kind }));

/** Every flag is also a variable of that name (docs/source/reference/launcher.md). */
const both = (fact: EngineFact, flag: string) => ({ fact, spellings: [flag] });

/** How Text Generation Inference shows in what others wrote: Dockerfile, launcher.md and metrics.md of v3.3.7 (read 2026-11-22). It is archived since 2026-03-21. */
export const TGI_TRACES: EngineTraces = {
  engineName: 'tgi',
  images: ['huggingface/text-generation-inference', 'huggingface-pytorch-tgi-inference'],
  programs: ['text-generation-launcher'],
  imageStarts: true,
  positionalModel: false,
  flags: [
    both(EngineFact.MODEL, '--model-id'), both(EngineFact.REVISION, '--revision'), both(EngineFact.TENSOR_PARALLEL, '--num-shard'), both(EngineFact.DTYPE, '--dtype'),
    both(EngineFact.QUANTIZATION, '--quantize'), both(EngineFact.CONTEXT_TOKENS, '--max-total-tokens'), both(EngineFact.MAX_SEQUENCES, '--max-concurrent-requests'),
    both(EngineFact.MEMORY_SHARE, '--cuda-memory-fraction'), both(EngineFact.PORT, '--port'), both(EngineFact.API_KEY, '--api-key'),
    both(EngineFact.DRAIN_SECONDS, '--graceful-termination-timeout'), { ...both(EngineFact.REMOTE_CODE, '--trust-remote-code'), takes: ArgumentValue.NONE },
  ],
  variables: [
    both(EngineFact.MODEL, 'MODEL_ID'), both(EngineFact.REVISION, 'REVISION'), both(EngineFact.TENSOR_PARALLEL, 'NUM_SHARD'), both(EngineFact.DTYPE, 'DTYPE'),
    both(EngineFact.QUANTIZATION, 'QUANTIZE'), both(EngineFact.CONTEXT_TOKENS, 'MAX_TOTAL_TOKENS'), both(EngineFact.MAX_SEQUENCES, 'MAX_CONCURRENT_REQUESTS'),
    both(EngineFact.MEMORY_SHARE, 'CUDA_MEMORY_FRACTION'), both(EngineFact.PORT, 'PORT'), both(EngineFact.API_KEY, 'API_KEY'),
    both(EngineFact.DRAIN_SECONDS, 'GRACEFUL_TERMINATION_TIMEOUT'), both(EngineFact.REMOTE_CODE, 'TRUST_REMOTE_CODE'),
  ],
  defaultHost: '0.0.0.0',
  defaultPort: 80,
  // which paths ask for the key was not read
  keyedPaths: [],
  linkVariables: [],
  metricPrefixes: ['tgi_'],
  metricNames: [
    ...metric('gauge', 'queue_size', 'batch_current_size', 'batch_current_max_tokens'),
    ...metric('counter', 'request_count', 'request_success', 'request_failure'),
    ...metric('histogram', 'request_duration', 'request_queue_duration', 'request_inference_duration', 'request_mean_time_per_token_duration', 'request_input_length', 'request_generated_tokens'),
  ],
  retiredMetrics: [],
  metricsPath: '/metrics',
  source: 'huggingface/text-generation-inference v3.3.7, read 2026-11-22',
};

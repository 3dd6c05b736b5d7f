import { ArgumentValue, EngineFact, type EngineTraces } from './traces';
import { VLLM_METRIC_NAMES, VLLM_RETIRED_METRICS } from './vllm-metric-names';
import { VLLM_METRICS } from './vllm-metrics';

const { NONE, MANY } = ArgumentValue;

/** How vLLM shows in what others wrote: `vllm/engine/arg_utils.py`, `vllm/entrypoints/openai/cli_args.py` @ 017e9f4448 (2026-08-17), docker/Dockerfile. */
export const VLLM_TRACES: EngineTraces = {
  engineName: 'vllm',
  images: ['vllm/vllm-openai', 'vllm/vllm-openai-rocm', 'vllm/vllm-openai-cpu', 'vllm/vllm-openai-xpu', 'vllm-openai', 'lmcache/vllm-openai', 'deep-learning-containers/vllm', 'rocm/vllm', 'vllm-release-repo'],
  programs: ['vllm serve', '-m vllm.entrypoints.openai.api_server', '-m vllm.entrypoints.api_server'],
  imageStarts: true,
  positionalModel: true,
  flags: [
    { fact: EngineFact.MODEL, spellings: ['--model'] },
    { fact: EngineFact.REVISION, spellings: ['--revision'] },
    { fact: EngineFact.SERVED_NAMES, spellings: ['--served-model-name'], takes: MANY },
    { fact: EngineFact.HOST, spellings: ['--host'] },
    { fact: EngineFact.PORT, spellings: ['--port'] },
    { fact: EngineFact.TENSOR_PARALLEL, spellings: ['--tensor-parallel-size', '-tp'] },
    { fact: EngineFact.PIPELINE_PARALLEL, spellings: ['--pipeline-parallel-size', '-pp'] },
    { fact: EngineFact.DATA_PARALLEL, spellings: ['--data-parallel-size', '-dp'] },
    { fact: EngineFact.NODES, spellings: ['--nnodes'] },
    { fact: EngineFact.HEADLESS, spellings: ['--headless'], takes: NONE },
    { fact: EngineFact.CONTEXT_TOKENS, spellings: ['--max-model-len'] },
    { fact: EngineFact.MAX_SEQUENCES, spellings: ['--max-num-seqs'] },
    { fact: EngineFact.BATCHED_TOKENS, spellings: ['--max-num-batched-tokens'] },
    { fact: EngineFact.MEMORY_SHARE, spellings: ['--gpu-memory-utilization'] },
    { fact: EngineFact.DTYPE, spellings: ['--dtype'] },
    { fact: EngineFact.QUANTIZATION, spellings: ['--quantization', '-q'] },
    { fact: EngineFact.API_KEY, spellings: ['--api-key'], takes: MANY },
    { fact: EngineFact.REMOTE_CODE, spellings: ['--trust-remote-code'], takes: NONE },
    { fact: EngineFact.DRAIN_SECONDS, spellings: ['--shutdown-timeout'] },
    { fact: EngineFact.CONFIG_FILE, spellings: ['--config'] },
  ],
  variables: [{ fact: EngineFact.API_KEY, spellings: ['VLLM_API_KEY'] }],
  defaultHost: '0.0.0.0',
  defaultPort: 8000,
  keyedPaths: ['/v1', '/v2', '/inference', '/cohere'],
  variablePrefix: 'VLLM_',
  linkVariables: ['VLLM_PORT'],
  metricPrefixes: ['vllm:', 'vllm_'],
  metricNames: VLLM_METRIC_NAMES,
  retiredMetrics: VLLM_RETIRED_METRICS,
  modelLabel: VLLM_METRICS.modelLabel,
  metricsPath: '/metrics',
  drainIsOptional: true,
  source: 'vllm-project/vllm @ 017e9f4448 (2026-08-17), read 2026-11-22',
};

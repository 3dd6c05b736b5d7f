import type { EngineCommand, EngineOptions } from './engine-options';
import type { TrtllmFacts } from './tensorrt-llm-facts';
import { trtllmTuningArgs, trtllmTuningKeys } from './tensorrt-llm-switches';

/** File of the options that have no flag. */
const OPTIONS_FILE = 'llm-options.yaml';

/** The process; its image has no entry point that serves. */
export function trtllmCommand(options: EngineOptions, facts: TrtllmFacts, homePath: string): EngineCommand {
  return {
    command: ['trtllm-serve'],
    args: argsOf(options, facts),
    env: {
      HOME: homePath,
      HF_HUB_OFFLINE: '1',
      TORCHINDUCTOR_CACHE_DIR: `${options.cachePath}/inductor`,
      TRITON_CACHE_DIR: `${options.cachePath}/triton`,
      // answers of the Responses API stay in no store of the server
      TRTLLM_RESPONSES_API_DISABLE_STORE: '1',
    },
    files: { [OPTIONS_FILE]: fileOf(options, facts) },
    preparation: [],
  };
}

function argsOf(options: EngineOptions, { namesModel }: TrtllmFacts): string[] {
  return [
    options.modelPath,
    '--host', options.host,
    '--port', String(options.port),
    '--tensor_parallel_size', String(options.tensorParallel),
    ...((options.pipelineParallel ?? 1) > 1 ? ['--pipeline_parallel_size', String(options.pipelineParallel)] : []),
    ...(options.expertParallel ? ['--moe_expert_parallel_size', String(options.tensorParallel)] : []),
    '--max_seq_len', String(options.contextTokens),
    '--max_batch_size', String(options.maxSequences),
    '--max_num_tokens', String(options.maxBatchedTokens),
    '--kv_cache_free_gpu_memory_fraction', String(options.memoryShare),
    // without it no prompt may be longer than a step
    ...(options.tuning.chunkedPrefill === false ? [] : ['--enable_chunked_prefill']),
    ...(namesModel ? ['--served_model_name', options.servedNames[0], '--no-telemetry'] : []),
    ...(options.trustRemoteCode ? ['--trust_remote_code'] : []),
    ...trtllmTuningArgs(options.tuning),
    '--config', `${options.configPath}/${OPTIONS_FILE}`,
  ];
}

/** YAML is read, and JSON is YAML. */
function fileOf({ dtype, tuning }: EngineOptions, facts: TrtllmFacts): string {
  return `${JSON.stringify({
    dtype,
    // without it there is no path of metrics
    return_perf_metrics: true,
    enable_iter_perf_stats: true,
    ...trtllmTuningKeys(tuning, facts),
  }, null, 2)}\n`;
}

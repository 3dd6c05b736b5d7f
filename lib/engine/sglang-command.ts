import type { EngineCommand, EngineOptions } from './engine-options';
import { runaiEnvironment } from './runai-streamer';
import { sglangGroupArgs } from './sglang-group';
import { SGLANG_FORMATS } from './sglang-limits';
import { sglangTuningArgs } from './sglang-switches';

/** The process; its image has no entry point. */
export function sglangCommand(options: EngineOptions, homePath: string): EngineCommand {
  return { command: ['sglang', 'serve'], args: argsOf(options), env: envOf(options, homePath), files: {}, preparation: [] };
}

function argsOf(options: EngineOptions): string[] {
  const quantization = options.quantization === undefined ? undefined : SGLANG_FORMATS.flagOf(options.quantization);
  return [
    '--model-path', options.modelPath,
    // with an address it shares the reading out among the devices by itself (docs/advanced_features/object_storage.mdx)
    ...(options.streamBufferMiB === undefined ? [] : ['--load-format', 'runai_streamer']),
    '--served-model-name', options.servedNames[0],
    '--host', options.host,
    '--port', String(options.port),
    '--tensor-parallel-size', String(options.tensorParallel),
    ...sglangGroupArgs(options),
    '--context-length', String(options.contextTokens),
    '--max-running-requests', String(options.maxSequences),
    '--chunked-prefill-size', options.tuning.chunkedPrefill === false ? '-1' : String(options.maxBatchedTokens),
    '--max-prefill-tokens', String(options.maxBatchedTokens),
    '--mem-fraction-static', String(options.memoryShare),
    '--dtype', options.dtype,
    ...(quantization === undefined ? [] : ['--quantization', quantization]),
    ...(options.trustRemoteCode ? ['--trust-remote-code'] : []),
    ...sglangTuningArgs(options.tuning, options.tensorParallel),
    // without it there is no metrics path at all
    '--enable-metrics',
    '--uvicorn-access-log-exclude-prefixes', '/health', '/metrics',
  ];
}

function envOf({ cachePath, keepAliveSeconds, streamBufferMiB }: EngineOptions, homePath: string): { [name: string]: string } {
  return {
    HOME: homePath,
    // configuration and tokenizer of a stream are files below the cache before anything is asked of the Hub (utils/runai_utils.py; UNVERIFIED by running)
    HF_HUB_OFFLINE: '1',
    ...(streamBufferMiB === undefined ? {} : runaiEnvironment(streamBufferMiB)),
    SGLANG_CACHE_DIR: `${cachePath}/sglang`,
    SGLANG_TIMEOUT_KEEP_ALIVE: String(Math.ceil(keepAliveSeconds)),
    // a health path that generates takes a second at least, and fails during a long prefill (issues #22511, #10856)
    SGLANG_ENABLE_HEALTH_ENDPOINT_GENERATION: 'false',
  };
}

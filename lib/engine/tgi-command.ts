import type { EngineCommand, EngineOptions } from './engine-options';
import { TGI_FORMATS } from './tgi-limits';
import { tgiTuningArgs, tgiTuningEnv } from './tgi-switches';

/** The guard holds bodies to a limit of its own, below this one; without it 2 MB. */
const PAYLOAD_BYTES = 64 * 2 ** 20;

/** The process. The address is a flag: a pod has a variable HOSTNAME, which would be taken for it. */
export function tgiCommand(options: EngineOptions, homePath: string): EngineCommand {
  return { command: ['text-generation-launcher'], args: argsOf(options), env: envOf(options, homePath), files: {}, preparation: [] };
}

function argsOf(options: EngineOptions): string[] {
  const quantization = options.quantization === undefined ? undefined : TGI_FORMATS.flagOf(options.quantization);
  return [
    '--model-id', options.modelPath,
    '--hostname', options.host,
    '--port', String(options.port),
    '--num-shard', String(options.tensorParallel),
    '--max-total-tokens', String(options.contextTokens),
    // a token is left for the answer
    '--max-input-tokens', String(options.contextTokens - 1),
    '--max-concurrent-requests', String(options.maxSequences),
    '--max-batch-prefill-tokens', String(options.maxBatchedTokens),
    '--cuda-memory-fraction', String(options.memoryShare),
    // the two exclude each other
    ...(quantization === undefined ? ['--dtype', options.dtype] : ['--quantize', quantization]),
    ...(options.trustRemoteCode ? ['--trust-remote-code'] : []),
    ...tgiTuningArgs(options.tuning),
    '--payload-limit', String(PAYLOAD_BYTES),
    '--usage-stats', 'off',
    '--json-output',
  ];
}

function envOf({ cachePath, drainSeconds, tuning }: EngineOptions, homePath: string): { [name: string]: string } {
  return {
    HOME: homePath,
    HF_HUB_OFFLINE: '1',
    HF_HOME: `${cachePath}/huggingface`,
    TRITON_CACHE_DIR: `${cachePath}/triton`,
    ...tgiTuningEnv(tuning),
    GRACEFUL_TERMINATION_TIMEOUT: String(Math.ceil(drainSeconds)),
  };
}

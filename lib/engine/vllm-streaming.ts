import type { EngineCommand, EngineOptions } from './engine-options';
import { runaiEnvironment } from './runai-streamer';

/**
 * What it is told besides the address, in versions whose image holds the streamer (from v0.23.0 on, docker/Dockerfile). Configuration and tokenizer
 * come from there too, into the asset folder below `VLLM_CACHE_ROOT` (vllm/transformers_utils/runai_utils.py, read 2026-11-25).
 */
export function vllmStreamWords({ streamBufferMiB, tensorParallel }: EngineOptions): Pick<EngineCommand, 'args' | 'env'> {
  if (streamBufferMiB === undefined) return { args: [], env: {} };
  return {
    // distributed: each device reads its own part and hands it on, instead of all of them the whole
    args: ['--load-format', 'runai_streamer', ...(tensorParallel > 1 ? ['--model-loader-extra-config', '{"distributed":true}'] : [])],
    env: runaiEnvironment(streamBufferMiB),
  };
}

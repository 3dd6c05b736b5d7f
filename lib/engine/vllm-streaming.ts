import type { EngineCommand, EngineOptions, EngineStreaming } from './engine';

/**
 * The Run:ai streamer, which the stock image holds from v0.23.0 on (docker/Dockerfile). It reads safetensors only, with 8 connections to an object
 * store (runai-model-streamer docs/src/env-vars.md @ f73a19a, 2026-04-29). Its own buffer would be 40 GB for each process; 4 GiB hold several
 * tensors at once, our judgement. It ends when the buffer is smaller than a tensor.
 */
export const VLLM_STREAMING: EngineStreaming = { schemes: ['s3://'], refusedFormats: ['gguf'], connections: 8, bufferMiB: 4096 };

/**
 * What it is told besides the address. Configuration and tokenizer come from there too, into the asset folder below `VLLM_CACHE_ROOT`
 * (vllm/transformers_utils/runai_utils.py, read 2026-11-25).
 */
export function vllmStreamWords({ streamBufferMiB, tensorParallel }: EngineOptions): Pick<EngineCommand, 'args' | 'env'> {
  if (streamBufferMiB === undefined) return { args: [], env: {} };
  return {
    // distributed: each device reads its own part and hands it on, instead of all of them the whole
    args: ['--load-format', 'runai_streamer', ...(tensorParallel > 1 ? ['--model-loader-extra-config', '{"distributed":true}'] : [])],
    env: {
      RUNAI_STREAMER_MEMORY_LIMIT: String(streamBufferMiB * 2 ** 20),
      // boto3 knows every identity of a pod; versions after 0.15.9 no longer ask it unless told to (credentials.py @ 1ed3634, read 2026-11-25)
      RUNAI_STREAMER_NO_BOTO3_SESSION: '0',
    },
  };
}

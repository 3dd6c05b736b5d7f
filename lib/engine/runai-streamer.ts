import type { EngineStreaming } from './engine';

/**
 * The Run:ai streamer, which several images hold. It reads safetensors only, with 8 connections to an object store (runai-model-streamer
 * docs/src/env-vars.md @ f73a19a, 2026-04-29). Its own buffer would be 40 GB for each process; 4 GiB hold several tensors at once, our judgement.
 * It ends when the buffer is smaller than a tensor.
 */
export const RUNAI_STREAMING: EngineStreaming = { schemes: ['s3://'], refusedFormats: ['gguf'], connections: 8, bufferMiB: 4096 };

/** What it is told by variables, whatever engine it works for. */
export function runaiEnvironment(streamBufferMiB: number): { [name: string]: string } {
  return {
    RUNAI_STREAMER_MEMORY_LIMIT: String(streamBufferMiB * 2 ** 20),
    // boto3 knows every identity of a pod; versions after 0.15.9 no longer ask it unless told to (credentials.py @ 1ed3634, read 2026-11-25)
    RUNAI_STREAMER_NO_BOTO3_SESSION: '0',
  };
}

import type { EnginePerformance } from './performance';
import { SGLANG_PERFORMANCE } from './sglang-performance';
import { TRTLLM_PERFORMANCE } from './trtllm-performance';
import { VLLM_PERFORMANCE } from './vllm-performance';

/** Engines with enough public measurements for constants of their own. */
export const PERFORMANCES: { readonly [engine: string]: EnginePerformance } = { vllm: VLLM_PERFORMANCE, sglang: SGLANG_PERFORMANCE, trtllm: TRTLLM_PERFORMANCE };

/** Engines that tables of published measurements call otherwise, or that run another program's steps. */
const PUBLISHED_AS: { readonly [engine: string]: string } = { 'tensorrt-llm': 'trtllm', ollama: 'llama.cpp' };

/** How tables of published measurements call an engine. */
export function publishedNameOf(engineName: string): string {
  return PUBLISHED_AS[engineName] ?? engineName;
}

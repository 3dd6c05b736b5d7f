import type { EnginePerformance } from './performance';
import type { AcceleratorFacts } from '../accelerator/instance-type';
import type { EngineMemory } from './engine';
import { ollamaMemoryOn } from './ollama-limits';
import { trtllmMemoryOn } from './tensorrt-llm-memory';
import { vllmMemoryOn } from './vllm-memory';
import { SGLANG_PERFORMANCE } from './sglang-performance';
import { TRTLLM_PERFORMANCE } from './trtllm-performance';
import { VLLM_PERFORMANCE } from './vllm-performance';

/** Engines with enough public measurements for constants of their own. */
export const PERFORMANCES: { readonly [engine: string]: EnginePerformance } = { vllm: VLLM_PERFORMANCE, sglang: SGLANG_PERFORMANCE, trtllm: TRTLLM_PERFORMANCE };

/** Requests of a run by source and lengths, where a source says so once for all its runs (perf-overview.md of NVIDIA/TensorRT-LLM@258c7540 and later, read 2026-11-26). */
export const REQUESTS_OF_RUNS: { readonly [source: string]: { readonly [lengths: string]: number } } = {
  'TensorRT-LLM perf-overview': {
    '128/128': 30000, '128/2048': 3000, '128/4096': 1500, '500/2000': 3000, '1000/1000': 3000, '1000/2000': 1500, '2048/128': 3000, '2048/2048': 1500, '5000/500': 1500, '20000/2000': 1000,
  },
};

/** Memory of an engine in a published run that says nothing of it: its defaults. */
export const MEMORY_OF_RUNS: { readonly [engine: string]: (accelerator: AcceleratorFacts, devices: number) => EngineMemory } = {
  vllm: (accelerator) => vllmMemoryOn(accelerator, 0.92),
  trtllm: trtllmMemoryOn,
  'llama.cpp': ollamaMemoryOn,
};

/** Engines that tables of published measurements call otherwise, or that run another program's steps. */
const PUBLISHED_AS: { readonly [engine: string]: string } = { 'tensorrt-llm': 'trtllm', ollama: 'llama.cpp' };

/** How tables of published measurements call an engine. */
export function publishedNameOf(engineName: string): string {
  return PUBLISHED_AS[engineName] ?? engineName;
}

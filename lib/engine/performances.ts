import type { EnginePerformance } from './performance';
import { SGLANG_PERFORMANCE } from './sglang-performance';
import { TRTLLM_PERFORMANCE } from './trtllm-performance';
import { VLLM_PERFORMANCE } from './vllm-performance';

/** Engines with enough public measurements for constants of their own. */
export const PERFORMANCES: { readonly [engine: string]: EnginePerformance } = { vllm: VLLM_PERFORMANCE, sglang: SGLANG_PERFORMANCE, trtllm: TRTLLM_PERFORMANCE };

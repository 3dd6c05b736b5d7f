import type { IEngineVersion } from './engine';
import type { EnginePerformance } from './performance';
import { SGLANG_PERFORMANCE } from './sglang-performance';
import { TRTLLM_PERFORMANCE } from './trtllm-performance';
import { VLLM_PERFORMANCE } from './vllm-performance';

/** Engines with enough public measurements for constants of their own. */
export const PERFORMANCES: { readonly [engine: string]: EnginePerformance } = { vllm: VLLM_PERFORMANCE, sglang: SGLANG_PERFORMANCE, trtllm: TRTLLM_PERFORMANCE };

/** How tables of published measurements call an engine. */
export function publishedNameOf({ engineName, performance }: IEngineVersion): string {
  return Object.keys(PERFORMANCES).find((name) => PERFORMANCES[name] === performance) ?? engineName;
}

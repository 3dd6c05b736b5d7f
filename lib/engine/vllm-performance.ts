import type { EnginePerformance } from './performance';

/** Fitted by `scripts/fit-planner.mjs` to the bundled public measurements. */
export const VLLM_PERFORMANCE: EnginePerformance = {
  memoryShare: 0.846, decodeShare: 0.234, prefillShare: 0.512, layerMicroseconds: 91.3, expertLayerMicroseconds: 84.6, sequenceMicroseconds: 11.5, requestMilliseconds: 18.5, firstTokenSteps: 6.24,
};

import type { EnginePerformance } from './performance';

/** Fitted by `scripts/fit-planner.mjs` to the bundled public measurements. */
export const VLLM_PERFORMANCE: EnginePerformance = {
  memoryShare: 0.849, decodeShare: 0.235, prefillShare: 0.512, layerMicroseconds: 91, expertLayerMicroseconds: 84.8, sequenceMicroseconds: 11.7, requestMilliseconds: 18.6, firstTokenSteps: 6.24,
};

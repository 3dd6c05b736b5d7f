import type { EnginePerformance } from './performance';

/** Fitted by `scripts/fit-planner.mjs` to the bundled public measurements. */
export const VLLM_PERFORMANCE: EnginePerformance = {
  memoryShare: 0.849, decodeShare: 0.171, prefillShare: 0.46, layerMicroseconds: 98.2, expertLayerMicroseconds: 85.6, sequenceMicroseconds: 9.47, requestMilliseconds: 19.9, firstTokenSteps: 6.1,
};

import type { EnginePerformance } from './performance';

/** Fitted by `scripts/fit-planner.mjs` to the bundled public measurements. */
export const TRTLLM_PERFORMANCE: EnginePerformance = {
  memoryShare: 0.733, decodeShare: 0.562, prefillShare: 0.656, layerMicroseconds: 43.4, expertLayerMicroseconds: 76.8, sequenceMicroseconds: 6.48, requestMilliseconds: 30.3, firstTokenSteps: 14.2,
};

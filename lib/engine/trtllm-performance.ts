import type { EnginePerformance } from './performance';

/** Fitted by `scripts/fit-planner.mjs` to the bundled public measurements. */
export const TRTLLM_PERFORMANCE: EnginePerformance = {
  memoryShare: 0.731, decodeShare: 0.56, prefillShare: 0.656, layerMicroseconds: 43.2, expertLayerMicroseconds: 76.7, sequenceMicroseconds: 6.47, requestMilliseconds: 30.3, firstTokenSteps: 14.2, reservesAnswer: true,
};

import type { EnginePerformance } from './performance';

/** Fitted by `scripts/fit-planner.mjs` to the bundled public measurements. */
export const SGLANG_PERFORMANCE: EnginePerformance = {
  memoryShare: 0.708, decodeShare: 0.107, prefillShare: 0.322, layerMicroseconds: 45.5, expertLayerMicroseconds: 101, sequenceMicroseconds: 9.86, requestMilliseconds: 59.2, firstTokenSteps: 9.05,
};

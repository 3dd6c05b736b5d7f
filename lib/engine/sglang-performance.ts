import type { EnginePerformance } from './performance';

/** Fitted by `scripts/fit-planner.mjs` to the bundled public measurements. */
export const SGLANG_PERFORMANCE: EnginePerformance = {
  memoryShare: 0.74, decodeShare: 0.4, prefillShare: 0.5, layerMicroseconds: 45, expertLayerMicroseconds: 60, sequenceMicroseconds: 8, requestMilliseconds: 30, firstTokenSteps: 1,
};

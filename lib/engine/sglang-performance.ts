import type { EnginePerformance } from './performance';

/** Fitted by `scripts/fit-planner.mjs` to the bundled public measurements. */
export const SGLANG_PERFORMANCE: EnginePerformance = {
  memoryShare: 0.717, decodeShare: 0.108, prefillShare: 0.31, layerMicroseconds: 46.1, expertLayerMicroseconds: 100, sequenceMicroseconds: 10.6, requestMilliseconds: 58.8, firstTokenSteps: 9.45,
};

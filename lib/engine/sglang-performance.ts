import type { EnginePerformance } from './performance';

/** Fitted by `scripts/fit-planner.mjs` to the bundled public measurements. */
export const SGLANG_PERFORMANCE: EnginePerformance = {
  memoryShare: 0.718, decodeShare: 0.108, prefillShare: 0.309, layerMicroseconds: 46.2, expertLayerMicroseconds: 100, sequenceMicroseconds: 10.7, requestMilliseconds: 58.7, firstTokenSteps: 9.45,
};

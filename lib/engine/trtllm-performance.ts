import type { EnginePerformance } from './performance';

/** Fitted by `scripts/fit-planner.mjs` to the bundled public measurements. Answers are reserved: `capacity_scheduler_policy` is GUARANTEED_NO_EVICT by default (llm_args.py, read 2026-11-26). */
export const TRTLLM_PERFORMANCE: EnginePerformance = {
  memoryShare: 0.786, decodeShare: 0.598, prefillShare: 0.602, layerMicroseconds: 41.8, expertLayerMicroseconds: 80.6, sequenceMicroseconds: 5.83, requestMilliseconds: 30.9, firstTokenSteps: 14.1, reservesAnswer: true,
};

import type { RolloutStrategy } from '../deployment/rollout-props';

/** How an update is brought out, in numbers. */
export interface Rollout {
  readonly strategy: RolloutStrategy;
  /** What moves first, or in each step, 0 to 1. */
  readonly share: number;
  /** How long each step is watched. */
  readonly bakeSeconds: number;
}

import { RolloutStrategy } from '../deployment/rollout-props';
import type { Rollout } from './rollout';

/** Smallest part of a share that is told apart: a tenth of a percent (AWS::ECS::Service CanaryConfiguration, LinearConfiguration, aws-cdk-lib 2.276.0). */
const GRAIN = 1000;

/** True when the new revision takes over in steps. */
export const isStepwise = ({ strategy }: Pick<Rollout, 'strategy'>): boolean => strategy !== RolloutStrategy.ROLLING;

/** A share in percent. */
export const percentOf = (share: number): number => Math.max(1, Math.round(share * GRAIN)) / (GRAIN / 100);

/** What has moved after each step, in percent: the last one is all of it. */
export function stepsOf({ strategy, share }: Rollout): number[] {
  const percent = percentOf(share);
  if (strategy === RolloutStrategy.ROLLING || percent >= 100) return [100];
  if (strategy === RolloutStrategy.CANARY) return [percent, 100];
  const steps = Math.ceil(100 / percent);
  return Array.from({ length: steps }, (_, index) => Math.min(100, percentOf((percent * (index + 1)) / 100)));
}

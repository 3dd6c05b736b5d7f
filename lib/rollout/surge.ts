import type { Service } from '../deployment/deployment';
import type { PlatformFacts } from '../platform/platform';
import { isStepwise } from './steps';

/** True when an update runs a second fleet beside the first. */
export const runsSecondFleet = ({ rollout }: Pick<Service, 'rollout'>, { secondFleet = false }: PlatformFacts): boolean => secondFleet && isStepwise(rollout);

/** Replicas that an update runs beside those of before. */
export function surgeOf(service: Pick<Service, 'rollout' | 'spareAccelerator'>, most: number, facts: PlatformFacts): number {
  if (runsSecondFleet(service, facts)) return most;
  return service.spareAccelerator ? 1 : 0;
}

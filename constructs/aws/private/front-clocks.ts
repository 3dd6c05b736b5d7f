import type { Plan } from '../../../lib/plan/plan';

/** Longest time a draining target keeps its connections (target group attribute: 3600 s). */
const MOST_DEREGISTRATION_SECONDS = 3600;

/** Longest idle time-out of an Application Load Balancer. */
const MOST_IDLE_SECONDS = 4000;

/** How a target group judges a target. */
export interface TargetHealth {
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly healthyChecks: number;
  readonly unhealthyChecks: number;
}

/** What a load balancer needs to know of time, whatever stands behind it. */
export interface FrontClocks {
  readonly deregistrationSeconds: number;
  readonly idleSeconds: number;
}

export const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/** A leaving target keeps its connections until its last generation has ended. */
export function frontClocksFor({ drain, idle }: Pick<Plan, 'drain' | 'idle'>): FrontClocks {
  return {
    deregistrationSeconds: Math.min(drain.deregistrationSeconds + drain.generationSeconds, MOST_DEREGISTRATION_SECONDS),
    idleSeconds: Math.min(idle.loadBalancerSeconds, MOST_IDLE_SECONDS),
  };
}

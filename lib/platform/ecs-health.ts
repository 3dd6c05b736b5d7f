import type { ProbeSpec } from '../container/container-spec';

/** What a health check of a container may be told (CloudFormation, AWS::ECS::TaskDefinition HealthCheck, as of aws-cdk-lib 2.276.0). */
export const CHECK_LIMITS = { leastIntervalSeconds: 5, mostIntervalSeconds: 300, leastTimeoutSeconds: 2, mostTimeoutSeconds: 60, mostRetries: 10, mostStartPeriodSeconds: 300 } as const;

/** Longest start that a check can wait for, seconds. */
export const MOST_START_SECONDS = CHECK_LIMITS.mostStartPeriodSeconds + CHECK_LIMITS.mostRetries * CHECK_LIMITS.mostIntervalSeconds;

/** How long failures do not count, seconds. */
export function startPeriodFor(startSeconds: number): number {
  return Math.min(startSeconds, CHECK_LIMITS.mostStartPeriodSeconds);
}

/** Seconds between two checks: the start period is too short for most models, so the tries after it must last through the rest. */
export function checkIntervalFor(startSeconds: number, { periodSeconds, failureThreshold }: ProbeSpec): number {
  const rest = startSeconds - startPeriodFor(startSeconds);
  const needed = Math.ceil(rest / Math.min(failureThreshold, CHECK_LIMITS.mostRetries));
  return Math.min(CHECK_LIMITS.mostIntervalSeconds, Math.max(CHECK_LIMITS.leastIntervalSeconds, periodSeconds, needed));
}

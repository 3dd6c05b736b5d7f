import { Platform } from '../../../../lib/deployment/enums';
import { LlmServingError } from '../../../../lib/error';
import type { ContainerSpec } from '../../../../lib/container/container-spec';
import type { Plan } from '../../../../lib/plan/plan';
import { budgetSeconds, STEPS, type StepName } from '../../../../lib/plan/time-line';
import { clamp, frontClocksFor, type FrontClocks, type TargetHealth } from '../../private/front-clocks';

/** Warm-up period of managed scaling (ECS API, ManagedScaling.instanceWarmupPeriod: at most 10000 s). */
const MOST_WARM_UP_SECONDS = 10_000;

/** Health checks of a target group (ELB API): seconds between two, their time-out, and how many in a row may fail. */
const CHECK = { leastInterval: 5, mostInterval: 300, leastTimeout: 2, mostTimeout: 120, healthy: 2, mostUnhealthy: 10 } as const;

/** Steps before a task can be placed. */
const MACHINE: readonly StepName[] = ['launch', 'driver'];

/** Every clock of the ECS path, each from the stretch of the time line that it covers. */
export interface EcsClocks extends FrontClocks {
  /** Until a new machine takes tasks. */
  readonly machineSeconds: number;

  /** From the start of a task to its first token; no step before the engine may take longer either. */
  readonly graceSeconds: number;

  /** How targets are judged. */
  readonly health: TargetHealth;
}

export function ecsClocksFor(plan: Plan, engine: ContainerSpec): EcsClocks {
  const line = plan.startTimeLines[Platform.ECS];
  if (!line) throw new LlmServingError('InvalidInput', `the plan has no start time line for '${Platform.ECS}'`);
  return {
    ...frontClocksFor(plan),
    machineSeconds: Math.min(budgetSeconds(line, MACHINE), MOST_WARM_UP_SECONDS),
    graceSeconds: budgetSeconds(line, STEPS.filter((step) => !MACHINE.includes(step))),
    health: healthFor(engine),
  };
}

/** A task whose target fails is stopped and replaced, so the target group is as patient as the engine's own liveness. */
function healthFor({ liveness }: ContainerSpec): TargetHealth {
  const { periodSeconds, timeoutSeconds, failureThreshold } = liveness ?? { periodSeconds: 15, timeoutSeconds: 15, failureThreshold: 10 };
  const intervalSeconds = clamp(periodSeconds, CHECK.leastInterval, CHECK.mostInterval);
  return {
    intervalSeconds,
    // it must be shorter than the interval
    timeoutSeconds: clamp(timeoutSeconds, CHECK.leastTimeout, Math.min(CHECK.mostTimeout, intervalSeconds - 1)),
    healthyChecks: CHECK.healthy,
    unhealthyChecks: clamp(failureThreshold, 2, CHECK.mostUnhealthy),
  };
}

import { rangeOf } from '../../../lib/capacity/segments';
import { Platform } from '../../../lib/deployment/enums';
import { LlmServingError } from '../../../lib/error';
import type { Plan } from '../../../lib/plan/plan';
import { budgetSeconds, STEPS } from '../../../lib/plan/time-line';
import { clamp, frontClocksFor, type FrontClocks, type TargetHealth } from './front-clocks';

/** A lifecycle hook's heartbeat, in seconds (Auto Scaling API: 30 to 7200; longer waits send heartbeats). */
const HEARTBEAT = { least: 30, most: 7200 } as const;

/** A creation policy waits at most 12 hours. */
const MOST_CREATION_SECONDS = 43200;

/** Health checks of a target group: seconds between two, and how many in a row decide. */
const CHECK = { intervalSeconds: 10, timeoutSeconds: 5, healthy: 2, unhealthy: 3, mostUnhealthy: 10, mostIntervalSeconds: 300 } as const;

/** How a target group and its group judge a box. */
export interface HealthClocks extends TargetHealth {
  readonly groupCheckType: string;
  /** From InService until the first checks have passed: all earlier stretches are under the launch hook. */
  readonly graceSeconds: number;
}

/** Every clock of the EC2 path, each from the stretch of the time line that it covers. */
export interface Clocks extends FrontClocks {
  readonly creationSeconds: number;
  readonly launchHeartbeatSeconds: number;
  readonly readySeconds: number;
  readonly restartSeconds: number;
  readonly terminateHeartbeatSeconds: number;
  readonly health: HealthClocks;
}

export function clocksFor(plan: Plan, loadBalanced: boolean): Clocks {
  const line = plan.startTimeLines[Platform.EC2];
  if (!line) throw new LlmServingError('InvalidInput', `the plan has no start time line for '${Platform.EC2}'`);
  const whole = budgetSeconds(line, STEPS);
  const restartSeconds = budgetSeconds(line, ['load', 'warm-up', 'first-token']);
  return {
    creationSeconds: Math.min(whole, MOST_CREATION_SECONDS),
    launchHeartbeatSeconds: clamp(whole, HEARTBEAT.least, HEARTBEAT.most),
    readySeconds: budgetSeconds(line, STEPS.filter((step) => step !== 'launch')),
    restartSeconds,
    terminateHeartbeatSeconds: clamp(plan.drain.totalSeconds + 60, HEARTBEAT.least, HEARTBEAT.most),
    ...frontClocksFor(plan),
    health: healthClocks(rangeOf(plan).max, restartSeconds, loadBalanced),
  };
}

/**
 * A box restarts its engine before the group may replace it. A lone box has nobody to fail over to, so its target may stay unhealthy for as long as a restart takes.
 * Among several, the broken one must leave the rotation at once (it would win every least-outstanding-requests choice); then the box itself, not the target group, tells the group to replace it.
 */
function healthClocks(replicas: number, restartSeconds: number, loadBalanced: boolean): HealthClocks {
  const alone = loadBalanced && replicas === 1;
  const intervalSeconds = alone ? clamp(Math.ceil(restartSeconds / CHECK.mostUnhealthy), CHECK.intervalSeconds, CHECK.mostIntervalSeconds) : CHECK.intervalSeconds;
  return {
    groupCheckType: alone ? 'ELB' : 'EC2',
    intervalSeconds,
    timeoutSeconds: CHECK.timeoutSeconds,
    healthyChecks: CHECK.healthy,
    unhealthyChecks: alone ? CHECK.mostUnhealthy : CHECK.unhealthy,
    graceSeconds: intervalSeconds * (CHECK.healthy + 1),
  };
}

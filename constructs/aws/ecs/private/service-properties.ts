import type { CfnService } from 'aws-cdk-lib/aws-ecs';
import { GUARD_PORT } from '../../../../lib/container/layout';
import { RolloutStrategy } from '../../../../lib/deployment/rollout-props';
import type { Rollout } from '../../../../lib/rollout/rollout';
import { isStepwise, percentOf } from '../../../../lib/rollout/steps';
import { shareFor } from '../../private/group';
import type { TrafficShift } from '../../private/traffic-shift';
import type { ServingInput } from '../../serving-input';

/** Tasks go to the zone, then to the machine, that has the fewest. */
export const SPREAD: CfnService.PlacementStrategyProperty[] = ['attribute:ecs.availability-zone', 'instanceId'].map((field) => ({ type: 'spread', field }));

/** Minutes, as ECS counts, in which each step is watched. */
const bakeMinutes = ({ bakeSeconds }: Rollout): number => Math.ceil(bakeSeconds / 60);

/** How one revision follows another: in place, or in steps from one fleet to another. */
export function rolloutOf(input: ServingInput, alarmNames: readonly string[]): CfnService.DeploymentConfigurationProperty {
  const { rollout } = input.service;
  const watched = alarmNames.length > 0 && { alarms: { alarmNames: [...alarmNames], enable: true, rollback: true }, bakeTimeInMinutes: bakeMinutes(rollout) };
  return { ...(isStepwise(rollout) ? stepwise(rollout) : rolling(input)), ...watched };
}

/** By a spare accelerator where there is one; without, a task leaves before the next one comes. A share that moves one task when the fewest run moves some when more do. */
function rolling({ plan: { replicas }, service }: ServingInput): CfnService.DeploymentConfigurationProperty {
  const { minHealthyPercentage, maxHealthyPercentage } = shareFor(replicas, service.spareAccelerator);
  return { strategy: 'ROLLING', minimumHealthyPercent: minHealthyPercentage, maximumPercent: maxHealthyPercentage, deploymentCircuitBreaker: { enable: true, rollback: true } };
}

/** No circuit breaker: it knows rolling updates only (AWS::ECS::Service DeploymentConfiguration, aws-cdk-lib 2.276.0). */
function stepwise(rollout: Rollout): CfnService.DeploymentConfigurationProperty {
  const percent = percentOf(rollout.share);
  const minutes = bakeMinutes(rollout);
  const both = { minimumHealthyPercent: 100, maximumPercent: 200 };
  return rollout.strategy === RolloutStrategy.CANARY
    ? { ...both, strategy: 'CANARY', canaryConfiguration: { canaryPercent: percent, canaryBakeTimeInMinutes: minutes } }
    : { ...both, strategy: 'LINEAR', linearConfiguration: { stepPercent: percent, stepBakeTimeInMinutes: minutes } };
}

/** Moving a task to another zone takes a spare accelerator: ECS starts the new one first. */
export function rebalancingOf({ service }: ServingInput): string {
  return service.spareAccelerator ? 'ENABLED' : 'DISABLED';
}

/** Where tasks register, and who may move callers from one target group to the other. */
export interface TaskTargets {
  readonly targetGroupArn: string;
  /** @default - an update moves nobody */
  readonly shift?: TrafficShift & { readonly roleArn: string };
}

/** Callers reach the guard. */
export function targetsOf({ replica }: ServingInput, { targetGroupArn, shift }: TaskTargets): CfnService.LoadBalancerProperty[] {
  const advancedConfiguration = shift && { alternateTargetGroupArn: shift.alternateTargetGroupArn, productionListenerRule: shift.ruleArn, roleArn: shift.roleArn };
  return [{ containerName: replica.guard.name, containerPort: GUARD_PORT, targetGroupArn, ...(advancedConfiguration && { advancedConfiguration }) }];
}

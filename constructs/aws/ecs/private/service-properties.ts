import type { CfnService } from 'aws-cdk-lib/aws-ecs';
import { GUARD_PORT } from '../../../../lib/container/layout';
import { shareFor } from '../../private/group';
import type { ServingInput } from '../../serving-input';

/** Minutes that a rolled-out deployment is still watched; ECS itself would take 180. Our judgement. */
const BAKE_MINUTES = 5;

/** Tasks go to the zone, then to the machine, that has the fewest. */
export const SPREAD: CfnService.PlacementStrategyProperty[] = ['attribute:ecs.availability-zone', 'instanceId'].map((field) => ({ type: 'spread', field }));

/** How one revision follows another: by a spare accelerator where there is one; without, a task leaves before the next one comes. A share that moves one task when the fewest run moves some when more do. */
export function rolloutOf({ plan: { replicas }, service }: ServingInput, alarmName: string | undefined): CfnService.DeploymentConfigurationProperty {
  const { minHealthyPercentage, maxHealthyPercentage } = shareFor(replicas, service.spareAccelerator);
  return {
    strategy: 'ROLLING',
    minimumHealthyPercent: minHealthyPercentage,
    maximumPercent: maxHealthyPercentage,
    deploymentCircuitBreaker: { enable: true, rollback: true },
    ...(alarmName !== undefined && { alarms: { alarmNames: [alarmName], enable: true, rollback: true }, bakeTimeInMinutes: BAKE_MINUTES }),
  };
}

/** Moving a task to another zone takes a spare accelerator: ECS starts the new one first. */
export function rebalancingOf({ service }: ServingInput): string {
  return service.spareAccelerator ? 'ENABLED' : 'DISABLED';
}

/** Callers reach the guard. */
export function targetsOf({ replica }: ServingInput, targetGroupArn: string): CfnService.LoadBalancerProperty[] {
  return [{ containerName: replica.guard.name, containerPort: GUARD_PORT, targetGroupArn }];
}

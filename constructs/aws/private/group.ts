import type { CfnAutoScalingInstanceRefresh, CfnAutoScalingInstanceRefreshPreferences } from 'aws-cdk-lib';
import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import { isElastic, type CapacityPool } from '../../../lib/capacity/pools';
import { CapacityKind } from '../../../lib/deployment/capacity-props';
import { isStepwise, stepsOf } from '../../../lib/rollout/steps';
import { SERVICE_TAG } from '../../../lib/service-tag';
import type { ServingInput } from '../serving-input';
import type { Clocks } from './clocks';

/** What a group is told besides its launch template. */
export interface GroupInput {
  readonly input: ServingInput;
  readonly pool: CapacityPool;
  readonly subnetIds: string[];
  readonly topicArn: string;
  readonly targetGroupArn?: string;
}

/** Names of the hooks that scripts complete. */
export const HOOKS = { launch: 'launch', terminate: 'terminate' } as const;

/** Marks a group that holds the replicas of a block before it, and adds none. */
export const TAKES_OVER_TAG = 'llm-serving:takes-over';

/** What a topic hears of. */
export const GROUP_EVENTS = ['LAUNCH', 'LAUNCH_ERROR', 'TERMINATE', 'TERMINATE_ERROR'].map((event) => `autoscaling:EC2_INSTANCE_${event}`);

/** What a group tells each minute, free of charge: nothing unless it is asked for. */
const GROUP_METRICS = { granularity: '1Minute', metrics: ['GroupDesiredCapacity', 'GroupTotalInstances', 'GroupInServiceInstances'] };

/** How many boxes stay up while others are replaced, in percent of the group. */
interface Share {
  readonly minHealthyPercentage: number;
  readonly maxHealthyPercentage: number;
}

/** With a spare accelerator a new box starts first; without one a box leaves first, one at a time, or a refresh would wait for capacity for ever. */
export function shareFor(replicas: number, spareAccelerator: boolean): Share {
  return spareAccelerator
    ? { minHealthyPercentage: 100, maxHealthyPercentage: 100 + Math.ceil(100 / replicas) }
    : { minHealthyPercentage: Math.floor((100 * (replicas - 1)) / replicas), maxHealthyPercentage: 100 };
}

/** One box at a time also when the group is largest; what is bought by the piece has no spare one. */
export function shareOf({ most, segments }: CapacityPool, spareAccelerator: boolean): Share {
  const byThePiece = segments.every(({ kind }) => kind === CapacityKind.RESERVED || kind === CapacityKind.CAPACITY_BLOCK);
  return shareFor(most, spareAccelerator && !byThePiece);
}

/** A new launch template version reaches running boxes, and the update ends only when they serve and no alarm rings. */
export function refreshFor({ input, pool }: Pick<GroupInput, 'input' | 'pool'>, { health }: Clocks, alarms: string[]): CfnAutoScalingInstanceRefresh {
  return {
    strategy: 'Rolling',
    preferences: {
      ...shareOf(pool, input.service.spareAccelerator),
      instanceWarmup: health.graceSeconds,
      skipMatching: true,
      ...checkpointsOf(input.service),
      ...(alarms.length > 0 && { bakeTime: input.service.rollout.bakeSeconds, alarmSpecification: { alarms } }),
    },
  };
}

/** After each step the refresh waits; without the last one, all of it, it would end early. */
function checkpointsOf({ rollout }: ServingInput['service']): Pick<CfnAutoScalingInstanceRefreshPreferences, 'checkpointPercentages' | 'checkpointDelay'> {
  return isStepwise(rollout) ? { checkpointPercentages: stepsOf(rollout).map(Math.ceil), checkpointDelay: rollout.bakeSeconds } : {};
}

/** Boxes that a group starts with. */
export function startingBoxes({ least, segments: [first] }: CapacityPool): number {
  return first.kind === CapacityKind.CAPACITY_BLOCK && first.starts !== undefined ? 0 : least;
}

/** Hooks belong to the group itself: made on their own they would miss the first boxes. */
export function groupPropertiesFor({ input: { service }, pool, subnetIds, topicArn, targetGroupArn }: GroupInput, clocks: Clocks): autoscaling.CfnAutoScalingGroupProps {
  const starting = String(startingBoxes(pool));
  return {
    minSize: starting,
    maxSize: String(pool.most),
    ...(!isElastic(pool) && { desiredCapacity: starting }),
    ...sourceOf(pool),
    vpcZoneIdentifier: subnetIds,
    ...(subnetIds.length > 1 && { availabilityZoneDistribution: { capacityDistributionStrategy: 'balanced-best-effort' } }),
    healthCheckType: clocks.health.groupCheckType,
    healthCheckGracePeriod: clocks.health.graceSeconds,
    defaultInstanceWarmup: clocks.health.graceSeconds,
    instanceMaintenancePolicy: shareOf(pool, service.spareAccelerator),
    ...(targetGroupArn !== undefined && { targetGroupArns: [targetGroupArn] }),
    lifecycleHookSpecificationList: [
      { lifecycleHookName: HOOKS.launch, lifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING', heartbeatTimeout: clocks.launchHeartbeatSeconds, defaultResult: 'ABANDON' },
      { lifecycleHookName: HOOKS.terminate, lifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING', heartbeatTimeout: clocks.terminateHeartbeatSeconds, defaultResult: 'CONTINUE' },
    ],
    metricsCollection: [GROUP_METRICS],
    notificationConfigurations: [{ topicArn, notificationTypes: GROUP_EVENTS }],
    tags: tagsOf(pool, service.name),
    terminationPolicies: ['OldestLaunchTemplate', 'Default'],
  };
}

function tagsOf({ segments: [{ takesOver }] }: CapacityPool, service: string): autoscaling.CfnAutoScalingGroup.TagPropertyProperty[] {
  const tags = { [SERVICE_TAG]: service, ...(takesOver && { [TAKES_OVER_TAG]: 'true' }) };
  return Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: false }));
}

/** A reservation comes before the market behind it; a spot machine at risk is replaced before it is taken back. */
export function sourceOf({ segments }: CapacityPool): Pick<autoscaling.CfnAutoScalingGroupProps, 'capacityReservationSpecification' | 'capacityRebalance'> {
  const reserved = segments.find(({ kind }) => kind === CapacityKind.RESERVED);
  const { reservation } = reserved ?? {};
  return {
    ...(reserved && {
      capacityReservationSpecification: {
        capacityReservationPreference: segments.length > 1 ? 'capacity-reservations-first' : 'capacity-reservations-only',
        ...(reservation !== undefined && { capacityReservationTarget: { capacityReservationIds: [reservation] } }),
      },
    }),
    ...(segments.some(({ kind }) => kind === CapacityKind.SPOT) && { capacityRebalance: true }),
  };
}

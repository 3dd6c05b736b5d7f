import type { CfnAutoScalingInstanceRefresh } from 'aws-cdk-lib';
import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import { SERVICE_TAG } from '../../../lib/service-tag';
import type { ServingInput } from '../serving-input';
import type { Clocks } from './clocks';

/** What a group is told besides its launch template. */
export interface GroupInput {
  readonly input: ServingInput;
  readonly subnetIds: string[];
  readonly topicArn: string;
  readonly targetGroupArn?: string;
}

/** Names of the hooks that scripts complete. */
export const HOOKS = { launch: 'launch', terminate: 'terminate' } as const;

/** What a topic hears of. */
export const GROUP_EVENTS = ['LAUNCH', 'LAUNCH_ERROR', 'TERMINATE', 'TERMINATE_ERROR'].map((event) => `autoscaling:EC2_INSTANCE_${event}`);

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

/** A new launch template version reaches running boxes, and the update ends only when they serve. */
export function refreshFor(replicas: number, spareAccelerator: boolean, { health }: Clocks): CfnAutoScalingInstanceRefresh {
  return { strategy: 'Rolling', preferences: { ...shareFor(replicas, spareAccelerator), instanceWarmup: health.graceSeconds, skipMatching: true } };
}

/** Hooks belong to the group itself: made on their own they would miss the first boxes. */
export function groupPropertiesFor({ input, subnetIds, topicArn, targetGroupArn }: GroupInput, clocks: Clocks): autoscaling.CfnAutoScalingGroupProps {
  const { plan: { replicas }, service } = input;
  return {
    minSize: String(replicas),
    maxSize: String(replicas),
    desiredCapacity: String(replicas),
    vpcZoneIdentifier: subnetIds,
    healthCheckType: clocks.health.groupCheckType,
    healthCheckGracePeriod: clocks.health.graceSeconds,
    defaultInstanceWarmup: clocks.health.graceSeconds,
    instanceMaintenancePolicy: shareFor(replicas, service.spareAccelerator),
    ...(targetGroupArn !== undefined && { targetGroupArns: [targetGroupArn] }),
    lifecycleHookSpecificationList: [
      { lifecycleHookName: HOOKS.launch, lifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING', heartbeatTimeout: clocks.launchHeartbeatSeconds, defaultResult: 'ABANDON' },
      { lifecycleHookName: HOOKS.terminate, lifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING', heartbeatTimeout: clocks.terminateHeartbeatSeconds, defaultResult: 'CONTINUE' },
    ],
    notificationConfigurations: [{ topicArn, notificationTypes: GROUP_EVENTS }],
    tags: [{ key: SERVICE_TAG, value: service.name, propagateAtLaunch: false }],
    terminationPolicies: ['OldestLaunchTemplate', 'Default'],
  };
}

import { CapacityKind } from '../deployment/capacity-props';
import { Platform } from '../deployment/enums';
import { RolloutStrategy } from '../deployment/rollout-props';
import type { PlatformFacts } from './platform';

/** Boxes of one replica each, in an Auto Scaling group. */
export const EC2: PlatformFacts = {
  platform: Platform.EC2,
  words: 'EC2',
  worlds: ['cloudformation'],
  pods: false,
  boxes: true,
  machines: true,
  capacity: Object.values(CapacityKind),
  alternatives: true,
  fallsBack: false,
  wholeMachine: true,
  loadBalanced: true,
  groups: false,
  elastic: true,
  warmPools: true,
  rollouts: Object.values(RolloutStrategy),
  onAws: true,
  stackEnding: '',
};

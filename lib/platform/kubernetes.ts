import { Platform } from '../deployment/enums';
import { RolloutStrategy } from '../deployment/rollout-props';
import type { PlatformFacts } from './platform';

/** Pods on any conformant cluster. */
export const KUBERNETES: PlatformFacts = {
  platform: Platform.KUBERNETES,
  words: 'Kubernetes',
  worlds: ['kubernetes'],
  pods: true,
  boxes: false,
  machines: false,
  capacity: [],
  alternatives: false,
  fallsBack: false,
  wholeMachine: false,
  loadBalanced: false,
  groups: true,
  elastic: true,
  rollouts: [RolloutStrategy.ROLLING],
  onAws: false,
  stackEnding: '',
  manifestFolder: 'k8s',
};

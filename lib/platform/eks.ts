import { CapacityKind } from '../deployment/capacity-props';
import { Platform } from '../deployment/enums';
import type { PlatformFacts } from './platform';

/** Pods on a cluster of AWS: a stack for what AWS must know, manifests for the rest. */
export const EKS: PlatformFacts = {
  platform: Platform.EKS,
  words: 'Amazon EKS',
  worlds: [],
  pods: true,
  boxes: false,
  machines: true,
  capacity: [CapacityKind.ON_DEMAND],
  alternatives: false,
  fallsBack: false,
  wholeMachine: false,
  loadBalanced: false,
  groups: true,
  elastic: true,
  onAws: true,
  stackEnding: '-eks',
  manifestFolder: 'eks',
};

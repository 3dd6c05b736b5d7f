import { nodeImageFor } from '../accelerator/node-image';
import { CapacityKind } from '../deployment/capacity-props';
import { EksNodes } from '../deployment/eks-props';
import { Platform } from '../deployment/enums';
import { RolloutStrategy } from '../deployment/rollout-props';
import type { AwsProps } from '../deployment/platform-props';
import type { PlatformFacts } from './platform';

/** Who makes the machines: on a cluster that exists Karpenter does, and one that is made here has nobody but AWS unless it is told. */
export function nodesMadeBy({ eks, imports }: AwsProps): EksNodes {
  return eks?.nodes ?? (imports?.cluster ? EksNodes.KARPENTER : EksNodes.AUTO_MODE);
}

/** Pods on a cluster of AWS: a stack for what AWS must know, manifests for the rest. */
export const EKS: PlatformFacts = {
  platform: Platform.EKS,
  words: 'Amazon EKS',
  worlds: ['cloudformation', 'kubernetes'],
  pods: true,
  boxes: false,
  machines: true,
  capacity: Object.values(CapacityKind),
  alternatives: true,
  fallsBack: true,
  wholeMachine: false,
  loadBalanced: false,
  groups: true,
  elastic: true,
  rollouts: [RolloutStrategy.ROLLING],
  onAws: true,
  stackEnding: '-eks',
  manifestFolder: 'eks',
  machineImage: (type, aws) => {
    const nodes = aws && nodesMadeBy(aws);
    if (nodes === undefined || nodes === EksNodes.AUTO_MODE) return undefined;
    const { alias, amiType, driverBranch, problem } = nodeImageFor(type);
    const pinned = nodes === EksNodes.KARPENTER;
    return { parameter: pinned ? alias : amiType, driverBranch, problem, pinned };
  },
};

import { EksNodes } from '../../deployment/eks-props';
import { nodesOf } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const nodeRoleKnown: Rule = {
  code: 'NODE_ROLE_MISSING',
  area: 'capacity',
  law: 'Karpenter is told which role its machines have',
  why: 'its controller may pass on one role only, the one that it was set up with: with another no machine is launched',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const nodes = nodesOf(subject);
    if (nodes?.nodes !== EksNodes.KARPENTER || nodes.nodeRole !== undefined || nodes.nodeClass !== undefined) return [];
    return [{
      path: 'aws.eks.nodeRole',
      message: 'an EC2NodeClass is made, and no role is named for its machines',
      remedy: 'name the role that Karpenter was set up with in aws.eks.nodeRole, or an EC2NodeClass that exists in aws.eks.nodeClass',
    }];
  },
};

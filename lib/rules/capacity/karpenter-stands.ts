import { EksNodes } from '../../deployment/eks-props';
import { nodesOf } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const karpenterStands: Rule = {
  code: 'KARPENTER_MISSING',
  area: 'capacity',
  law: 'Karpenter makes machines only in a cluster that it runs in',
  why: 'a cluster that is made here holds add-ons of EKS and nothing else: nobody would read the NodePool',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const nodes = nodesOf(subject);
    if (nodes?.nodes !== EksNodes.KARPENTER || nodes.clusterExists) return [];
    return [{
      path: 'aws.eks.nodes',
      message: `a cluster '${nodes.clusterName}' is made here, and it does not run Karpenter`,
      remedy: `import a cluster that runs it (aws.imports.cluster), or let aws.eks.nodes be '${EksNodes.AUTO_MODE}' or '${EksNodes.NODE_GROUP}'`,
      value: nodes.nodes,
    }];
  },
};

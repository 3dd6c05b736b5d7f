import { EksNodes } from '../../deployment/eks-props';
import { nodesOf } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const nodeGroupHasFabric: Rule = {
  code: 'NODE_GROUP_WITHOUT_FABRIC',
  area: 'compatibility',
  law: 'machines that hold one replica together have the fast network between them',
  why: 'a node group is given plain interfaces: the machines of a replica would talk over TCP',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const nodes = nodesOf(subject);
    const { nodes: machines = 1 } = subject.plan.cut;
    if (nodes?.nodes !== EksNodes.NODE_GROUP || machines <= 1) return [];
    return [{
      path: 'aws.eks.nodes',
      message: `a replica spans ${machines} machines, and interfaces of the fast network are not rendered for node groups`,
      remedy: 'let Karpenter make the machines: it adds the interfaces that pods ask for',
      value: String(machines),
    }];
  },
};

import { EksNodes } from '../../deployment/eks-props';
import { nodesOf } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const nodeGroupFollowsLoad: Rule = {
  code: 'NODE_GROUP_DOES_NOT_GROW',
  area: 'capacity',
  law: 'machines come when more replicas are wanted than have a place',
  why: 'a node group stays as it is until somebody asks for more machines: new replicas wait for ever',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const nodes = nodesOf(subject);
    const growing = nodes?.nodes === EksNodes.NODE_GROUP ? nodes.pools.filter(({ fewest, most }) => fewest < most) : [];
    return growing.map(({ name, fewest, most }) => ({
      path: 'aws.eks.nodes',
      message: `the node group for ${name} holds ${fewest} machines, and up to ${most} may be wanted`,
      remedy: 'run Cluster Autoscaler for it, or let Karpenter or Auto Mode make the machines',
      value: String(fewest),
      limit: String(most),
    }));
  },
};

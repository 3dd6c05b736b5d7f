import { EksNodes } from '../../deployment/eks-props';
import { nodesOf } from '../questions';
import type { Rule } from '../rule';
import { WARNING_OUTSIDE_DEV } from '../severities';

export const machinesRenewed: Rule = {
  code: 'ONLY_REPLICA_IS_MOVED',
  area: 'start and stop',
  law: 'machines are renewed while another replica serves',
  why: 'Auto Mode ends the life of every machine after 21 days at most: the only replica goes with it',
  severity: WARNING_OUTSIDE_DEV,
  check: (subject) => {
    if (nodesOf(subject)?.nodes !== EksNodes.AUTO_MODE || subject.plan.replicas > 1) return [];
    return [{
      path: 'scaling.min',
      message: 'the only replica is moved whenever Auto Mode renews its machine, after 21 days at most, and nobody answers meanwhile',
      remedy: 'run two replicas, or let a node group or Karpenter make the machines',
      value: '1',
      limit: '2',
    }];
  },
};

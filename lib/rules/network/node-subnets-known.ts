import { EksNodes } from '../../deployment/eks-props';
import { nodesOf } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const nodeSubnetsKnown: Rule = {
  code: 'NODE_SUBNETS_UNKNOWN',
  area: 'network',
  law: 'a node group is told in which subnets its machines stand',
  why: 'a cluster that exists does not say which of its subnets are for machines',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const nodes = nodesOf(subject);
    if (nodes?.nodes !== EksNodes.NODE_GROUP || !nodes.clusterExists || nodes.subnetIds.length > 0) return [];
    return [{
      path: 'aws.imports.vpc',
      message: `a node group is made in cluster '${nodes.clusterName}', and no subnets are named for it`,
      remedy: 'import the network of the cluster with its private subnets in aws.imports.vpc',
    }];
  },
};

import { nodesOf } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

export const clusterReached: Rule = {
  code: 'CLUSTER_API_PRIVATE',
  area: 'network',
  law: 'it is known from where the API of a cluster can be reached',
  why: 'whoever applies the manifests must stand in its network: from elsewhere the address does not answer',
  severity: ALWAYS_INFO,
  check: (subject) => {
    const nodes = nodesOf(subject);
    if (!nodes || nodes.clusterExists) return [];
    return [{
      path: 'aws.imports.cluster',
      message: `the API of cluster '${nodes.clusterName}', which is made here, answers inside its network only`,
      remedy: 'apply the manifests from there: by a GitOps controller in the cluster, or over a connection into the network',
      value: nodes.clusterName,
    }];
  },
};

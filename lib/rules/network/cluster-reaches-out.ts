import { nodesOf } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const clusterReachesOut: Rule = {
  code: 'CLUSTER_NEEDS_INTERNET',
  area: 'network',
  law: 'a cluster that is made here reaches the registries of EKS',
  why: 'without internet its add-ons need endpoints and mirrors that are not made here: machines never become ready',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const nodes = nodesOf(subject);
    if (!nodes || nodes.clusterExists || subject.deployment.site.internet !== false) return [];
    return [{
      path: 'site.internet',
      message: `a cluster '${nodes.clusterName}' is made here, in a network without internet`,
      remedy: 'import a cluster that is set up for such a network (aws.imports.cluster)',
      value: 'false',
    }];
  },
};

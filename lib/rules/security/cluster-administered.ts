import { nodesOf } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const clusterAdministered: Rule = {
  code: 'CLUSTER_WITHOUT_ADMINISTRATOR',
  area: 'security',
  law: 'a cluster that is made here has an administrator',
  why: 'its maker is a role of CloudFormation, and is given no right in it: nobody could apply a manifest',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const nodes = nodesOf(subject);
    const { administrators = [] } = subject.deployment.aws?.eks ?? {};
    if (!nodes || nodes.clusterExists || administrators.length > 0) return [];
    return [{
      path: 'aws.eks.administrators',
      message: `a cluster '${nodes.clusterName}' is made here, and nobody may administer it`,
      remedy: 'name the role that applies manifests, or yours, in aws.eks.administrators',
    }];
  },
};

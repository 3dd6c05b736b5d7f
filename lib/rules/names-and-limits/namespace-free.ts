import { makesPods } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const namespaceFree: Rule = {
  code: 'NAMESPACE_OF_SYSTEM',
  area: 'names and limits',
  law: 'the service stands in no namespace of the cluster itself',
  why: 'whoever may read secrets there reads those of the cluster, and policies spare it',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const { namespace } = subject.deployment.kubernetes;
    if (!makesPods(subject) || !namespace.startsWith('kube-')) return [];
    return [{
      path: 'kubernetes.namespace',
      message: `'${namespace}' belongs to the cluster`,
      remedy: 'take a namespace of its own',
      value: namespace,
    }];
  },
};

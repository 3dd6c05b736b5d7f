import { onClustersOfOthers } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const bucketHasIdentity: Rule = {
  code: 'BUCKET_WITHOUT_IDENTITY',
  area: 'storage',
  law: 'pods that read a bucket run as a service account that has a role',
  why: 'the account that is made here has none: every request is refused until somebody associates one',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const { service: { model }, deployment: { kubernetes } } = subject;
    if (!onClustersOfOthers(subject) || !model.source.startsWith('s3://') || kubernetes.serviceAccount !== undefined) return [];
    return [{
      path: 'kubernetes.serviceAccount',
      message: `pods read ${model.source} as a service account that is made here, which has no role`,
      remedy: 'name an account with a role in kubernetes.serviceAccount (EKS Pod Identity or IRSA), or associate a role with this one and waive this',
      value: '(made here)',
    }];
  },
};

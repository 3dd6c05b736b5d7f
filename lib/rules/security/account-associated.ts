import { nodesOf } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

export const accountAssociated: Rule = {
  code: 'ACCOUNT_GETS_ROLE',
  area: 'security',
  law: 'a service account that exists gets its role from one place',
  why: 'an account can have one association of Pod Identity in a cluster, and a role by its annotation (IRSA) wins over it',
  severity: ALWAYS_INFO,
  check: (subject) => {
    const { serviceAccount } = subject.deployment.kubernetes;
    if (nodesOf(subject) === undefined || serviceAccount === undefined) return [];
    return [{
      path: 'kubernetes.serviceAccount',
      message: `account '${serviceAccount}', which exists, is associated with a role that is made here`,
      remedy: 'see to it that it has no other association and no annotation with a role, or leave the field out: an account is made then',
      value: serviceAccount,
    }];
  },
};

import { makesPods } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

export const policiesEnforced: Rule = {
  code: 'NETWORK_POLICY_MAY_BE_IGNORED',
  area: 'network',
  law: 'the cluster enforces network policies',
  why: 'a cluster without such a network plugin accepts policies and ignores them; the engine stays closed all the same, since it listens on the loopback address',
  severity: ALWAYS_INFO,
  check: (subject) => (makesPods(subject)
    ? [{
      path: 'kubernetes',
      message: 'network policies are rendered, and whether this cluster enforces them cannot be seen from here',
      remedy: 'see to it that the network plugin enforces them; until then the guard is open to every pod of the cluster',
    }]
    : []),
};

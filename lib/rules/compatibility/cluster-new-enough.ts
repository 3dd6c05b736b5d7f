import { compareVersions, isVersion } from '../../units/version';
import { makesPods } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

/** Native sidecars are on from here (KEP-753; Kubernetes facts of 2026-11-22, section 1). */
const OLDEST = '1.29';

export const clusterNewEnough: Rule = {
  code: 'KUBERNETES_TOO_OLD',
  area: 'compatibility',
  law: `the cluster is ${OLDEST} or newer`,
  why: 'the guard is a native sidecar: an older cluster takes it for a step that must end before the engine may start',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { version } = subject.deployment.kubernetes;
    if (!makesPods(subject) || !isVersion(version) || compareVersions(version, OLDEST) >= 0) return [];
    return [{
      path: 'kubernetes.version',
      message: `a cluster of ${version} has no native sidecars, they are there from ${OLDEST}`,
      remedy: `upgrade the cluster to ${OLDEST} or newer`,
      value: version,
      limit: OLDEST,
    }];
  },
};

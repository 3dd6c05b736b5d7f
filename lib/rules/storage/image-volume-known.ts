import { SharedStorageKind } from '../../deployment/storage-props';
import { compareVersions } from '../../units/version';
import { makesPods } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { sharedIn } from './shared';

/** The first version that has image volumes switched on (kubernetes/enhancements 4639; Kubernetes fact sheet, 2026-07-24). */
const FIRST = '1.35';

export const imageVolumeKnown: Rule = {
  code: 'IMAGE_VOLUME_UNKNOWN',
  area: 'storage',
  law: 'a cluster that is to mount an image as a volume knows such volumes',
  why: 'an older API server drops the field without a word, and the pod is refused for a volume without a source',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { version } = subject.deployment.kubernetes;
    if (sharedIn(subject)?.shared.kind !== SharedStorageKind.IMAGE || !makesPods(subject) || compareVersions(version, FIRST) >= 0) return [];
    return [{
      path: 'kubernetes.version',
      message: `image volumes are switched on from Kubernetes ${FIRST}, the cluster is ${version}`,
      remedy: 'upgrade the cluster, or set storage.shared.kind to another kind',
      value: version,
      limit: FIRST,
    }];
  },
};

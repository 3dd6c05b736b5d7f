import { WeightsCache } from '../../deployment/enums';
import { SharedStorageKind } from '../../deployment/storage-props';
import { nodesOf } from '../../plan/cut';
import { mostReplicas } from '../../scaling/most-replicas';
import { makesPods } from '../questions';
import type { Rule, Subject } from '../rule';
import { ALWAYS_ERROR } from '../severities';

/** Access modes that let one node, or one pod, write. */
const EXCLUSIVE = ['ReadWriteOnce', 'ReadWriteOncePod'];

/** True when every replica mounts one claim that a single node may hold. */
export function hasExclusiveClaim(subject: Subject): boolean {
  const { cache, accessMode, existingClaim, shared } = subject.service.storage;
  const claimed = shared ? shared.kind === SharedStorageKind.CLAIM : cache === WeightsCache.CLAIM || existingClaim !== undefined;
  return makesPods(subject) && claimed && EXCLUSIVE.includes(accessMode);
}

export const volumeSharedByReplicas: Rule = {
  code: 'VOLUME_NOT_SHARED',
  area: 'storage',
  law: 'a claim that several replicas mount can be mounted by several nodes',
  why: 'the second replica waits for a volume that the first one holds, for ever',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { service: { storage }, plan: { cut } } = subject;
    const pods = mostReplicas(subject.service) * nodesOf(cut);
    if (!hasExclusiveClaim(subject) || pods <= 1) return [];
    return [{
      path: 'storage.accessMode',
      message: `${pods} ${nodesOf(cut) > 1 ? 'machines' : 'replicas'} share a claim of access mode ${storage.accessMode}, which one node may hold`,
      remedy: 'set storage.accessMode to ReadWriteMany with a storage class that offers it, or storage.cache to ephemeral without storage.shared',
      value: storage.accessMode,
      limit: 'ReadWriteMany',
    }];
  },
};

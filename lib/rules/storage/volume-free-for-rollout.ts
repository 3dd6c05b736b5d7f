import { Severity } from '../../finding/severity';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';
import { hasExclusiveClaim } from './volume-shared-by-replicas';

export const volumeFreeForRollout: Rule = {
  code: 'VOLUME_HELD_DURING_ROLLOUT',
  area: 'storage',
  law: 'the new replica can mount the volume while the old one still serves',
  why: 'a volume of one node forces an update to stop the old replica first',
  severity: ALWAYS_INFO,
  check: (subject) => {
    const { storage, spareAccelerator } = subject.service;
    if (!hasExclusiveClaim(subject)) return [];
    return [{
      path: 'storage.accessMode',
      message: `a claim of access mode ${storage.accessMode} makes every update stop the old replica before the new one starts${spareAccelerator ? ': the spare accelerator is of no use' : ''}`,
      remedy: 'set storage.accessMode to ReadWriteMany, or storage.cache to ephemeral, where updates must not interrupt',
      value: storage.accessMode,
      ...(spareAccelerator && { severity: Severity.WARNING }),
    }];
  },
};

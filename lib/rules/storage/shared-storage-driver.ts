import { makesPods } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';
import { sharedIn } from './shared';

export const sharedStorageDriver: Rule = {
  code: 'SHARED_STORAGE_DRIVER_NEEDED',
  area: 'storage',
  law: 'the cluster runs the driver of the volumes that pods mount',
  why: 'without it every pod waits at ContainerCreating, and only its events say why',
  severity: ALWAYS_INFO,
  check: (subject) => {
    const found = sharedIn(subject);
    if (!found?.facts.driver || !makesPods(subject)) return [];
    return [{
      path: 'storage.shared.kind',
      message: `pods mount ${found.facts.words} through the CSI driver ${found.facts.driver}, which the cluster must run`,
      remedy: 'install its add-on, with a role that may mount the file system or read the bucket',
      value: found.shared.kind,
      limit: found.facts.driver,
    }];
  },
};

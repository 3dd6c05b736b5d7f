import { SharedStorageKind } from '../../deployment/storage-props';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const backupHasState: Rule = {
  code: 'BACKUP_WITHOUT_STATE',
  area: 'recovery',
  law: 'a backup keeps something that is made here and lasts',
  why: 'who believes in a backup that is not made finds out on the day it is needed',
  severity: ALWAYS_WARNING,
  check: ({ service: { recovery, storage: { shared } } }) => {
    const made = shared?.kind === SharedStorageKind.EFS && shared.fileSystem === undefined;
    return !recovery.backup || made ? [] : [{
      path: 'recovery.backup',
      message: 'nothing that is made here can be backed up: weights come from their source again, and every other file goes with its replica',
      remedy: 'leave recovery.backup out; back up buckets, file systems and claims that stand already where they were made',
    }];
  },
};

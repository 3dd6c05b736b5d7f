import { SharedStorageKind } from '../../deployment/storage-props';
import { makesPods } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';
import { sharedIn } from './shared';

export const sharedStorageWritable: Rule = {
  code: 'SHARED_STORAGE_BELONGS_TO_ROOT',
  area: 'storage',
  law: 'the job that fetches may write to the folder that it mounts',
  why: 'the root folder of a new file system belongs to root, and the job runs as somebody else: it ends at its first file',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const { kind, accessPoint } = sharedIn(subject)?.shared ?? {};
    const { fetch } = subject.replica;
    if (kind !== SharedStorageKind.EFS || accessPoint !== undefined || !fetch || !makesPods(subject)) return [];
    return [{
      path: 'storage.shared.accessPoint',
      message: `pods mount the root folder of the file system, where user ${fetch.userId} must be allowed to write`,
      remedy: `give an access point whose POSIX user is ${fetch.userId}, or waive this when the root folder is open to that user`,
      value: '(none)',
    }];
  },
};

import { SharedStorageKind } from '../../deployment/storage-props';
import { platformsWhere } from '../../platform/platforms';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';
import { sharedIn } from './shared';

export const sharedStorageWritable: Rule = {
  code: 'SHARED_STORAGE_BELONGS_TO_ROOT',
  area: 'storage',
  law: 'whoever fetches may write to the folder that is mounted',
  why: 'the root folder of a new file system belongs to root, and pods and tasks run as somebody else: the fetch ends at its first file',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const { kind, accessPoint, fileSystem } = sharedIn(subject)?.shared ?? {};
    const { fetch } = subject.replica;
    const unprivileged = platformsWhere(subject.deployment.platforms, (facts) => facts.pods || (facts.tasks === true && fileSystem !== undefined));
    if (kind !== SharedStorageKind.EFS || accessPoint !== undefined || !fetch || unprivileged.length === 0) return [];
    return [{
      path: 'storage.shared.accessPoint',
      message: `the root folder of the file system is mounted, where user ${fetch.userId} must be allowed to write`,
      remedy: `give an access point whose POSIX user is ${fetch.userId}, or waive this when the root folder is open to that user`,
      value: '(none)',
    }];
  },
};

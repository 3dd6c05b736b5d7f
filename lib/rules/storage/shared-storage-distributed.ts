import { Architecture } from '../../deployment/enums';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { sharedIn } from './shared';

export const sharedStorageDistributed: Rule = {
  code: 'SHARED_STORAGE_NEEDS_DISTRIBUTED',
  area: 'storage',
  law: 'replicas that share storage are a distributed architecture',
  why: 'a single node keeps its weights itself: what all replicas stand on is reviewed and paid for otherwise',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { architecture } = subject.deployment;
    if (!sharedIn(subject) || architecture !== Architecture.SINGLE_NODE) return [];
    return [{
      path: 'architecture',
      message: `storage.shared is given, and the architecture is ${architecture}`,
      remedy: `set architecture to ${Architecture.DISTRIBUTED}, or leave storage.shared out`,
      value: architecture,
      limit: Architecture.DISTRIBUTED,
    }];
  },
};

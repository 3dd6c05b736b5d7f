import type { Rule } from '../rule';
import { STRICTER_EACH_TIME } from '../severities';
import { sharedIn } from './shared';

export const sharedStorageEncrypted: Rule = {
  code: 'SHARED_STORAGE_IN_CLEAR',
  area: 'storage',
  law: 'weights travel encrypted from shared storage to their readers',
  why: 'whoever can change a packet changes the model after it was verified',
  severity: STRICTER_EACH_TIME,
  check: (subject) => {
    const found = sharedIn(subject);
    if (!found || found.facts.encryptsTraffic) return [];
    return [{
      path: 'storage.shared.kind',
      message: `nothing here makes sure that traffic to ${found.facts.words} is encrypted: that depends on the type of its readers, or on who runs it`,
      remedy: 'look it up for these readers and waive this, or take efs, which is mounted over TLS',
      value: found.shared.kind,
    }];
  },
};

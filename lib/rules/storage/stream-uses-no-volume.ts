import { WeightsCache } from '../../deployment/enums';
import { makesPods } from '../questions';
import { isStreamed } from './streamed';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const streamUsesNoVolume: Rule = {
  code: 'STREAM_AGAINST_CACHE',
  area: 'storage',
  law: 'where weights are streamed, no volume is asked for to keep them',
  why: 'a stream leaves nothing on a disk: the claim is neither made nor mounted',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const { cache, existingClaim, storageClass, throughputMBps } = subject.service.storage;
    if (!makesPods(subject) || !isStreamed(subject)) return [];
    const fields = { existingClaim, storageClass, throughputMBps, cache: cache === WeightsCache.CLAIM && existingClaim === undefined ? cache : undefined };
    return Object.entries(fields).filter(([, value]) => value !== undefined).map(([field, value]) => ({
      path: `storage.${field}`,
      message: `storage.${field} is ${value}, and streamed weights use no volume`,
      remedy: `leave storage.${field} out, or leave storage.load out to keep a copy there`,
      value: String(value),
    }));
  },
};

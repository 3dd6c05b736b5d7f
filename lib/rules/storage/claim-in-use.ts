import { WeightsCache } from '../../deployment/enums';
import { makesPods } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const claimInUse: Rule = {
  code: 'CLAIM_AGAINST_CACHE',
  area: 'storage',
  law: 'an existing claim goes with the cache `claim`',
  why: 'one of the two fields says something that does not happen',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const { cache, existingClaim } = subject.service.storage;
    if (!makesPods(subject) || existingClaim === undefined || cache === WeightsCache.CLAIM) return [];
    return [{
      path: 'storage.existingClaim',
      message: `the claim ${existingClaim} is named and used, storage.cache says ${cache}`,
      remedy: 'set storage.cache to claim, or leave storage.existingClaim out',
      value: cache,
      limit: WeightsCache.CLAIM,
    }];
  },
};

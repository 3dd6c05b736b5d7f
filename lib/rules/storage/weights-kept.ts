import { WeightsCache } from '../../deployment/enums';
import { linesWhere } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

/** A fetch that is worth a thought; our judgement. */
const LONG_SECONDS = 300;

export const weightsKept: Rule = {
  code: 'WEIGHTS_FETCHED_AGAIN',
  area: 'storage',
  law: 'a new pod does not spend minutes on weights that an older one had fetched already',
  why: 'weights on an ephemeral volume go with their pod: every restart on another node, and every update, fetches them again',
  severity: ALWAYS_INFO,
  check: (subject) => {
    const { service: { storage }, plan: { weights } } = subject;
    const fetch = linesWhere(subject, ({ pods }) => pods)[0]?.steps.find(({ name }) => name === 'fetch');
    if (storage.shared || storage.cache !== WeightsCache.EPHEMERAL || fetch === undefined || fetch.typicalSeconds <= LONG_SECONDS) return [];
    return [{
      path: 'storage.cache',
      message: `every new pod fetches ${weights.sizeGiB.toFixed(1)} GiB again, which takes ${fetch.typicalSeconds} s and up to ${fetch.highSeconds} s`,
      remedy: 'set storage.shared or storage.cache: claim to keep them, or move the weights to a bucket in the region',
      value: `${fetch.typicalSeconds} s`,
      limit: `${LONG_SECONDS} s`,
    }];
  },
};

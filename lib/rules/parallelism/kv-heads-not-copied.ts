import type { PlanRule } from '../rule';
import { ALWAYS_INFO } from '../severities';

export const kvHeadsNotCopied: PlanRule = {
  code: 'KV_HEADS_REPLICATED',
  area: 'parallelism',
  law: 'tensor parallelism is no wider than the key-value heads',
  why: 'beyond them every device keeps a copy: the cache of one device stops shrinking',
  severity: ALWAYS_INFO,
  check: ({ plan: { cut }, service: { model } }) => {
    const { kvHeads, attention } = model.facts;
    if (cut.tensorParallel <= kvHeads || cut.tensorParallel % kvHeads !== 0) return [];
    return [{
      path: 'hardware.tensorParallel',
      message: attention.latentWidth === undefined
        ? `${cut.tensorParallel} devices share ${kvHeads} key-value heads: each head is kept ${cut.tensorParallel / kvHeads} times`
        : `every one of ${cut.tensorParallel} devices keeps the whole latent of the KV cache`,
      remedy: 'nothing has to be done; more replicas add cache, a wider cut does not',
      value: String(cut.tensorParallel),
      limit: String(kvHeads),
    }];
  },
};

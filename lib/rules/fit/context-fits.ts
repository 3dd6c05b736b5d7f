import type { Plan } from '../../plan/plan';
import { gib } from '../questions';
import type { PlanRule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

const GIB = 2 ** 30;

export const contextFits: PlanRule = {
  code: 'CONTEXT_DOES_NOT_FIT',
  area: 'fit',
  law: 'the KV cache holds at least one sequence of the full context',
  why: 'the engine refuses to start when one request of the promised length can never be served',
  severity: ALWAYS_ERROR,
  check: ({ plan }) => {
    const { kvCacheGiB, kvPerSequenceGiB } = plan.memory;
    if (kvCacheGiB <= 0 || kvPerSequenceGiB <= kvCacheGiB) return [];
    const longest = longestContext(plan);
    return [{
      path: 'workload.contextTokens',
      message: `one sequence of ${plan.contextTokens} tokens needs ${gib(kvPerSequenceGiB)} of KV cache, ${gib(kvCacheGiB)} is left`,
      remedy: longest > 0 ? `lower workload.contextTokens to ${longest}, or take a larger device or one more` : 'take a larger device, one more, or a smaller weight format',
      value: String(plan.contextTokens),
      ...(longest > 0 && { limit: String(longest) }),
    }];
  },
};

/** What grows with the context is cut back, what does not stays. */
function longestContext({ contextTokens, memory }: Plan): number {
  const { kvCacheGiB, kvPerSequenceGiB, kvBytesPerToken } = memory;
  if (kvBytesPerToken <= 0) return 0;
  return Math.floor(contextTokens - ((kvPerSequenceGiB - kvCacheGiB) * GIB) / kvBytesPerToken);
}

import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const totalChainHolds: Rule = {
  code: 'TOTAL_CHAIN_TOO_SHORT',
  area: 'time-outs',
  law: 'no route ends a request before the longest generation has ended',
  why: 'a total time-out cuts a stream that is alive and well',
  severity: ALWAYS_ERROR,
  check: ({ plan: { total }, service: { workload } }) => {
    if (total.routeSeconds >= workload.longestGenerationSeconds) return [];
    return [{
      path: 'workload.longestGeneration',
      message: `a request is ended after ${total.routeSeconds} s, the longest generation may take ${workload.longestGenerationSeconds} s`,
      remedy: 'write the lock again with `llm-serving plan FILE --write`',
      value: `${total.routeSeconds} s`,
      limit: `${workload.longestGenerationSeconds} s`,
    }];
  },
};

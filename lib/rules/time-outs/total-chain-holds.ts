import { lockAgain } from '../../plan-command';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const totalChainHolds: Rule = {
  code: 'TOTAL_CHAIN_TOO_SHORT',
  area: 'time-outs',
  law: 'no route ends a request before the longest generation has ended',
  why: 'a total time-out cuts a stream that is alive and well',
  severity: ALWAYS_ERROR,
  check: ({ deployment, plan: { total }, service: { workload } }) => {
    if (total.routeSeconds >= workload.longestGenerationSeconds) return [];
    return [{
      path: 'workload.longestGeneration',
      message: `a request is ended after ${total.routeSeconds} s, the longest generation may take ${workload.longestGenerationSeconds} s`,
      remedy: lockAgain(deployment),
      value: `${total.routeSeconds} s`,
      limit: `${workload.longestGenerationSeconds} s`,
    }];
  },
};

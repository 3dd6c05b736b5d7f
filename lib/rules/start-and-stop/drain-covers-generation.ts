import { lockAgain } from '../../plan-command';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const drainCoversGeneration: Rule = {
  code: 'DRAIN_CUTS_GENERATION',
  area: 'start and stop',
  law: 'draining leaves time for the longest generation',
  why: 'an update or a scale-in must not cut an answer short',
  severity: ALWAYS_ERROR,
  check: ({ deployment, plan: { drain }, service: { workload } }) => {
    if (drain.generationSeconds >= workload.longestGenerationSeconds) return [];
    return [{
      path: 'workload.longestGeneration',
      message: `draining leaves ${drain.generationSeconds} s to running generations, the longest may take ${workload.longestGenerationSeconds} s`,
      remedy: lockAgain(deployment),
      value: `${drain.generationSeconds} s`,
      limit: `${workload.longestGenerationSeconds} s`,
    }];
  },
};

import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const answerWithinGeneration: Rule = {
  code: 'ANSWER_OUTLASTS_GENERATION',
  area: 'speed',
  law: 'a long answer ends within the longest generation',
  why: 'time-outs and the drain are derived from it: what takes longer is cut off',
  severity: ALWAYS_WARNING,
  check: ({ plan: { speed }, service: { workload } }) => {
    if (!speed) return [];
    const tokens = workload.outputTokensP95 ?? workload.outputTokens;
    const seconds = Math.ceil((speed.ttftP95Ms.typical + tokens * speed.tpotP95Ms.typical) / 1e3);
    if (seconds <= workload.longestGenerationSeconds) return [];
    return [{
      path: 'workload.longestGeneration',
      message: `an answer of ${tokens} tokens typically takes ${seconds} s, the longest generation is ${workload.longestGenerationSeconds} s`,
      remedy: `set workload.longestGeneration to ${Math.ceil((seconds * 1.2) / 60)}m or more, or ask for shorter answers`,
      value: `${workload.longestGenerationSeconds} s`,
      limit: `${seconds} s`,
    }];
  },
};

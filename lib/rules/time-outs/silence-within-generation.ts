import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const silenceWithinGeneration: Rule = {
  code: 'SILENCE_BEYOND_GENERATION',
  area: 'time-outs',
  law: 'the longest silence before a token is shorter than the longest generation',
  why: 'a generation contains its silence: one of the two figures is wrong, and clocks are derived from both',
  severity: ALWAYS_WARNING,
  check: ({ service: { workload } }) => {
    const { longestSilenceSeconds, longestGenerationSeconds } = workload;
    if (longestSilenceSeconds < longestGenerationSeconds) return [];
    return [{
      path: 'workload.longestSilence',
      message: `a silence of ${longestSilenceSeconds} s does not fit into a generation of ${longestGenerationSeconds} s`,
      remedy: 'raise workload.longestGeneration or lower workload.longestSilence',
      value: `${longestSilenceSeconds} s`,
      limit: `${longestGenerationSeconds} s`,
    }];
  },
};

import { patienceOf } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const livenessToleratesStall: Rule = {
  code: 'LIVENESS_TOO_NERVOUS',
  area: 'start and stop',
  law: 'the liveness probe is more patient than the longest silence of the engine',
  why: 'an engine that answers late because it reads a long prompt is busy, not dead: a restart costs the whole start and every running answer',
  severity: ALWAYS_WARNING,
  check: ({ replica: { engine: { liveness } }, service: { workload } }) => {
    if (!liveness || patienceOf(liveness) >= workload.longestSilenceSeconds) return [];
    return [{
      path: 'workload.longestSilence',
      message: `the liveness probe gives up after ${patienceOf(liveness)} s, the engine may be silent for ${workload.longestSilenceSeconds} s`,
      remedy: 'shorten workload.longestSilence to what a prompt really takes',
      value: `${patienceOf(liveness)} s`,
      limit: `${workload.longestSilenceSeconds} s`,
    }];
  },
};

import { onBoxes } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

/** An instance waits in a termination hook for 48 hours at most, however many heartbeats it sends (Auto Scaling API, LifecycleHook.GlobalTimeout). */
const MOST_SECONDS = 172_800;

export const drainWithinHook: Rule = {
  code: 'DRAIN_BEYOND_HOOK',
  area: 'start and stop',
  law: 'a machine has drained before its termination hook ends',
  why: 'when the hook ends the machine is gone, and every running answer with it',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { totalSeconds } = subject.plan.drain;
    if (!onBoxes(subject) || totalSeconds <= MOST_SECONDS) return [];
    return [{
      path: 'workload.longestGeneration',
      message: `draining takes ${totalSeconds} s, a termination hook of an Auto Scaling group holds a machine for ${MOST_SECONDS} s at most`,
      remedy: 'shorten workload.longestGeneration',
      value: `${totalSeconds} s`,
      limit: `${MOST_SECONDS} s`,
    }];
  },
};

import { budgetSeconds, STEPS } from '../../plan/time-line';
import { linesWhere } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

/** What a Deployment waits for progress unless told otherwise (Kubernetes default of progressDeadlineSeconds), and what tools around it are used to. */
const USUAL_SECONDS = 600;

export const toolsWaitForStart: Rule = {
  code: 'START_LONGER_THAN_TOOLS_WAIT',
  area: 'start and stop',
  law: 'a replica serves within ten minutes',
  why: 'delivery tools have clocks of their own, which this library cannot set: they report a failure while all is well',
  severity: ALWAYS_INFO,
  check: (subject) => {
    const needed = Math.max(0, ...linesWhere(subject, ({ pods }) => pods).map((line) => budgetSeconds(line, STEPS)));
    if (needed <= USUAL_SECONDS) return [];
    return [{
      path: 'platforms',
      message: `a replica may take ${needed} s from a missing node to its first token; the manifests wait that long`,
      remedy: `set the time-out of \`kubectl rollout status\` or of your delivery tool to ${needed}s or more`,
      value: `${needed} s`,
      limit: `${USUAL_SECONDS} s`,
    }];
  },
};

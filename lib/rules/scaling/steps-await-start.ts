import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const stepsAwaitStart: Rule = {
  code: 'STEP_SHORTER_THAN_START',
  area: 'scaling',
  law: 'a step is given as long as a new replica takes until it serves',
  why: 'the next step is taken before the last one has helped: replicas are started that nobody needs, or removed and missed',
  severity: ALWAYS_WARNING,
  check: ({ plan: { scaling } }) => {
    if (!scaling) return [];
    const { startSeconds, scaleOutSeconds, scaleInSeconds } = scaling;
    return [['scaleOut', scaleOutSeconds] as const, ['scaleIn', scaleInSeconds] as const].filter(([, seconds]) => seconds < startSeconds).map(([field, seconds]) => ({
      path: `scaling.cooldown.${field}`,
      message: `a step has ${seconds} s, a new replica may take ${startSeconds} s until it serves`,
      remedy: `leave scaling.cooldown.${field} out, or make the start shorter: a smaller image, weights on faster storage`,
      value: `${seconds} s`,
      limit: `${startSeconds} s`,
    }));
  },
};

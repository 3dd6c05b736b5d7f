import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

export const loadMayGrow: Rule = {
  code: 'HEADROOM_WHILE_STARTING',
  area: 'scaling',
  law: 'what a replica holds beyond its target lasts until the next one serves',
  why: 'load that grows faster than that is refused with 429',
  severity: ALWAYS_INFO,
  check: ({ plan: { scaling, admittedRequests, queuedRequests } }) => {
    if (!scaling) return [];
    const share = Math.max(0, (admittedRequests + queuedRequests) / scaling.target - 1);
    const minutes = scaling.startSeconds / 60;
    return [{
      path: 'scaling.target.concurrency',
      message: `at its target a replica has room for ${Math.round(100 * share)} % more requests, and the next one may take ${Math.ceil(minutes)} minutes: load may grow by ${Math.floor((100 * share) / minutes)} % a minute`,
      remedy: 'lower scaling.target.concurrency, raise scaling.min, or schedule what is known to come, where load grows faster',
      value: String(scaling.target),
    }];
  },
};

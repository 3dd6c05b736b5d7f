import { Severity } from '../../finding/severity';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const targetWithinPlaces: Rule = {
  code: 'TARGET_NOT_A_LOAD',
  area: 'scaling',
  law: 'the target is a load at which callers are served, below what one replica can hold',
  why: 'a full replica cannot be fuller: at such a target one is added only when callers already wait, or never',
  severity: ALWAYS_WARNING,
  check: ({ plan: { scaling, maxSequences, admittedRequests, queuedRequests } }) => {
    if (!scaling || scaling.target < maxSequences) return [];
    const most = admittedRequests + queuedRequests;
    const never = scaling.target >= most;
    return [{
      path: 'scaling.target.concurrency',
      message: never
        ? `a target of ${scaling.target} requests in flight is never passed: one replica takes ${admittedRequests}, ${queuedRequests} may wait, and more are refused`
        : `a target of ${scaling.target} requests in flight is all that one replica runs at once, ${maxSequences}: none is added before callers wait`,
      remedy: `set scaling.target.concurrency below ${maxSequences}: the load at which the promise to callers still holds`,
      value: String(scaling.target),
      limit: String(never ? most : maxSequences),
      ...(never && { severity: Severity.ERROR }),
    }];
  },
};

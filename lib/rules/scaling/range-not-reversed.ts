import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const rangeNotReversed: Rule = {
  code: 'RANGE_REVERSED',
  area: 'scaling',
  law: 'the most replicas are no fewer than the fewest',
  why: 'a scaler refuses such a range, and nothing moves',
  severity: ALWAYS_ERROR,
  check: ({ plan: { scaling } }) => {
    if (!scaling || scaling.max >= scaling.min) return [];
    return [{
      path: 'scaling.max',
      message: `at most ${scaling.max} replicas are allowed, and at least ${scaling.min}`,
      remedy: `set scaling.max to ${scaling.min} or more, or lower scaling.min`,
      value: String(scaling.max),
      limit: String(scaling.min),
    }];
  },
};

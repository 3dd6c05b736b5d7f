import { isElastic } from '../../capacity/pools';
import { onBoxes } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';
import { poolsIn } from './sources';

export const groupGrowsFromOne: Rule = {
  code: 'GROUP_GROWS_FROM_ZERO',
  area: 'capacity',
  law: 'the group of machines that follows the load is never empty',
  why: 'its size is multiplied by load over target, and nothing is known to come of a multiple of none (UNVERIFIED how Auto Scaling answers)',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const empty = poolsIn(subject).find((pool) => isElastic(pool) && pool.least === 0);
    if (!onBoxes(subject) || empty === undefined) return [];
    return [{
      path: 'scaling.min',
      message: `at ${subject.plan.replicas} replicas the group of ${empty.segments.map(({ kind }) => kind).join(' and ')} machines, which should grow, is empty`,
      remedy: `set scaling.min to ${subject.plan.replicas + 1}`,
      value: String(subject.plan.replicas),
      limit: String(subject.plan.replicas + 1),
    }];
  },
};

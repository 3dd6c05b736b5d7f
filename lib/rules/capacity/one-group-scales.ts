import { isElastic } from '../../capacity/pools';
import { rangeOf } from '../../capacity/segments';
import { onBoxes } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { poolsIn } from './sources';

export const oneGroupScales: Rule = {
  code: 'SEVERAL_GROUPS_SCALE',
  area: 'capacity',
  law: 'the range from the fewest to the most replicas lies in one group of machines',
  why: 'groups know nothing of each other: two that follow the same load both grow, and neither is filled first',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const elastic = poolsIn(subject).filter((pool) => isElastic(pool) && !pool.segments[0].takesOver);
    const fixed = elastic.slice(0, -1).reduce((total, { least, most }) => total + most - least, 0);
    if (!onBoxes(subject) || elastic.length < 2) return [];
    const { min } = rangeOf(subject.plan);
    return [{
      path: 'scaling.min',
      message: `from ${min} replicas on ${elastic.length} groups of machines would grow at once, since the sources before the last hold ${fixed} more`,
      remedy: `set scaling.min to ${min + fixed} or more: what is reserved is paid for anyway; or give one source`,
      value: String(min),
      limit: String(min + fixed),
    }];
  },
};

import { fieldOf } from './sources';
import { timedBlocks } from './block-long-enough';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const blockAhead: Rule = {
  code: 'BLOCK_IN_THE_PAST',
  area: 'capacity',
  law: 'what a schedule of a Capacity Block is to do lies ahead',
  why: 'Auto Scaling refuses a schedule whose hour has passed, and a stack that is new is rolled back',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const { today } = subject;
    if (today === undefined) return [];
    return timedBlocks(subject).flatMap(({ segment }) => {
      const { starts, ends } = segment;
      const over = ends !== undefined && ends < today;
      if (!over && (starts === undefined || starts >= today)) return [];
      return [{
        path: fieldOf(segment, over ? 'ends' : 'starts'),
        message: over ? `this block ended at ${ends}, and today is ${today}` : `this block started at ${starts}, and today is ${today}`,
        remedy: over ? 'remove the block' : 'remove starts before the stack is made anew: the group then begins with the machines of the block',
        value: `${over ? ends : starts}`,
      }];
    });
  },
};

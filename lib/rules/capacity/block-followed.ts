import { CapacityKind } from '../../deployment/capacity-props';
import { instantText } from '../../units/instant';
import type { Rule } from '../rule';
import { WARNING_OUTSIDE_DEV } from '../severities';
import { timedBlocks } from './block-long-enough';
import { fieldOf, segmentsIn } from './sources';

export const blockFollowed: Rule = {
  code: 'BLOCK_ENDS_ALONE',
  area: 'capacity',
  law: 'when the last Capacity Block has drained, other sources still serve',
  why: 'a block ends at a fixed hour, and nothing takes its place by itself',
  severity: WARNING_OUTSIDE_DEV,
  check: (subject) => {
    const last = timedBlocks(subject).at(-1);
    const others = segmentsIn(subject).some(({ kind, least }) => kind !== CapacityKind.CAPACITY_BLOCK && least > 0);
    if (last === undefined || others) return [];
    return [{
      path: fieldOf(last.segment, 'ends'),
      message: `from ${instantText(last.times.drains)} on nothing serves: the block ends at ${last.segment.ends}, and no other source holds a replica`,
      remedy: 'add the next block, or a source on demand, before that hour; the topic of the service hears three days ahead',
      value: `${last.segment.ends}`,
    }];
  },
};

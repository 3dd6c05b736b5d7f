import { instantText } from '../../units/instant';
import type { Rule } from '../rule';
import { ERROR_OUTSIDE_DEV } from '../severities';
import { startSecondsOf, timedBlocks } from './block-long-enough';
import { fieldOf } from './sources';

export const blockHandedOver: Rule = {
  code: 'BLOCK_HAND_OVER_GAP',
  area: 'capacity',
  law: 'the machines of the next Capacity Block serve before those of the block before it drain',
  why: 'blocks do not overlap by themselves, and between them nobody answers for the replicas they hold',
  severity: ERROR_OUTSIDE_DEV,
  check: (subject) => {
    const blocks = timedBlocks(subject);
    return blocks.flatMap(({ segment, times }, at) => {
      const before = blocks[at - 1];
      const serves = (times.starts ?? 0) + startSecondsOf(subject);
      if (!segment.takesOver || before === undefined || serves <= before.times.drains) return [];
      return [{
        path: fieldOf(segment, 'starts'),
        message: `machines of this block serve from ${instantText(serves)}, those of the block before it drain at ${instantText(before.times.drains)}`,
        remedy: `buy a block that starts by ${instantText(before.times.drains - startSecondsOf(subject))}`,
        value: `${segment.starts}`,
        limit: instantText(before.times.drains - startSecondsOf(subject)),
      }];
    });
  },
};

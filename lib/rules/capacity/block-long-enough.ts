import { blockTimes } from '../../capacity/blocks';
import { budgetSeconds, STEPS } from '../../plan/time-line';
import { parseInstant } from '../../units/instant';
import { linesWhere } from '../questions';
import type { PlanSubject, Rule, Subject } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { fieldOf, segmentsIn } from './sources';

/** Seconds that a start on a machine of ours may take. */
export const startSecondsOf = (subject: Subject): number => Math.max(0, ...linesWhere(subject, ({ machines }) => machines).map((line) => budgetSeconds(line, STEPS)));

/** Blocks that are told with their times. */
export const timedBlocks = (subject: PlanSubject) => segmentsIn(subject).flatMap((segment) => {
  const times = blockTimes(segment, subject.plan.drain.totalSeconds);
  return times ? [{ segment, times }] : [];
});

export const blockLongEnough: Rule = {
  code: 'BLOCK_TOO_SHORT',
  area: 'capacity',
  law: 'a Capacity Block lasts longer than its machines need to start and to drain',
  why: 'its machines are taken away half an hour before it ends, and drain before that',
  severity: ALWAYS_ERROR,
  check: (subject) => timedBlocks(subject).flatMap(({ segment, times }) => {
    const starts = segment.starts === undefined ? undefined : parseInstant(segment.starts);
    const serves = starts === undefined ? Infinity : times.drains - starts - startSecondsOf(subject);
    if (serves > 0) return [];
    return [{
      path: fieldOf(segment, 'ends'),
      message: `a block from ${segment.starts} to ${segment.ends} serves nothing: machines need ${startSecondsOf(subject)} s to start, and must have drained 35 minutes before the end`,
      remedy: 'give the start and the end of the block as they were bought',
      value: `${segment.ends}`,
    }];
  }),
};

import { budgetSeconds, STEPS } from '../../plan/time-line';
import { linesWhere } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

/** Longest time-out of a creation policy: 12 hours. */
const MOST_SECONDS = 43_200;

export const startWithinCreation: Rule = {
  code: 'START_BEYOND_CREATION',
  area: 'start and stop',
  law: 'a machine serves before CloudFormation stops waiting for it',
  why: 'a stack that waits in vain is rolled back, however far the download has come',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const needed = Math.max(0, ...linesWhere(subject, ({ boxes }) => boxes).map((line) => budgetSeconds(line, STEPS)));
    if (needed <= MOST_SECONDS) return [];
    return [{
      path: 'model.source',
      message: `a start may take ${needed} s, CloudFormation waits ${MOST_SECONDS} s at most`,
      remedy: 'copy the weights to a bucket in the region, or take a type with local NVMe or a faster network',
      value: `${needed} s`,
      limit: `${MOST_SECONDS} s`,
    }];
  },
};

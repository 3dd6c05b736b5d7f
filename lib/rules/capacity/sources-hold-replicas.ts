import { rangeOf } from '../../capacity/segments';
import { makesMachines } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { segmentsIn } from './sources';

export const sourcesHoldReplicas: Rule = {
  code: 'CAPACITY_TOO_SMALL',
  area: 'capacity',
  law: 'the sources of machines hold as many replicas as may run',
  why: 'the replicas beyond them are never started',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { max } = rangeOf(subject.plan);
    const held = segmentsIn(subject).filter(({ takesOver }) => !takesOver).reduce((total, { most }) => total + most, 0);
    if (!makesMachines(subject) || held >= max) return [];
    return [{
      path: 'hardware.capacity',
      message: `the sources hold ${held} replicas together, up to ${max} are to run`,
      remedy: 'raise the replicas of a source, or leave them out of the last one',
      value: String(held),
      limit: String(max),
    }];
  },
};

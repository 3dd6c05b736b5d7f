import { isApart } from '../../degradation/way-back';
import type { PlanRule } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { writtenSteps } from './steps';

export const wayBackIsApart: PlanRule = {
  code: 'DEGRADATION_WITHOUT_RETURN',
  area: 'degradation',
  law: 'a step is taken back where its trigger does not hold',
  why: 'with both on one side the step is never taken back, or comes and goes with every reading',
  severity: ALWAYS_ERROR,
  check: (subject) => writtenSteps(subject).flatMap(({ action, when, back, path }) => {
    if (!when || !back || isApart(when, back)) return [];
    return [{
      path: `${path}.back`,
      message: `'${action.action}' is taken when ${when.signal} is ${when.is} ${when.limit}, and taken back when it is ${back.is} ${back.limit}`,
      remedy: when.is === 'above' ? `set back.below well below ${when.limit}, or leave it out` : `set back.atLeast to ${when.limit} or more, or leave it out`,
      value: String(back.limit),
      limit: String(when.limit),
    }];
  }),
};

import { ACTIONS } from '../../degradation/actions';
import type { PlanRule } from '../rule';
import { ALWAYS_WARNING } from '../severities';
import { writtenSteps } from './steps';

export const stepsInOrder: PlanRule = {
  code: 'DEGRADATION_OUT_OF_ORDER',
  area: 'degradation',
  law: 'steps stand in their order, the mildest first, each once',
  why: 'whoever reads the ladder expects the next step to hurt callers more than the one before, and two steps of a kind would answer for each other',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const steps = writtenSteps(subject);
    return steps.flatMap(({ action, path }, index) => {
      const before = steps.slice(0, index).find((earlier) => ACTIONS.indexOf(earlier.action) >= ACTIONS.indexOf(action));
      return before === undefined ? [] : [{
        path: `${path}.action`,
        message: `'${action.action}' stands after '${before.action.action}'`,
        remedy: `keep the order ${ACTIONS.map((each) => each.action).join(', ')}, each at most once`,
        value: action.action,
      }];
    });
  },
};

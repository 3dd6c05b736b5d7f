import { Actor } from '../../degradation/action';
import type { PlanRule } from '../rule';
import { ALWAYS_INFO } from '../severities';
import { writtenSteps } from './steps';

export const stepsAreTaken: PlanRule = {
  code: 'DEGRADATION_NEEDS_GATEWAY',
  area: 'degradation',
  law: 'every step of the ladder is taken by somebody',
  why: 'the step is written down and shown, and until a gateway reads requests nobody takes it',
  severity: ALWAYS_INFO,
  check: (subject) => writtenSteps(subject).filter(({ action, step }) => action.takenBy(step, subject).includes(Actor.GATEWAY)).map(({ action, path }) => ({
    path: `${path}.action`,
    message: `'${action.action}' needs a gateway that reads requests: it is not taken yet`,
    remedy: 'count on the steps that the guard, the load balancer or DNS takes',
    value: action.action,
  })),
};

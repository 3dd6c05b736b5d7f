import type { PlanRule } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { writtenSteps } from './steps';

/** Fields that name who answers. */
const ANSWERING = ['standby', 'url'] as const;

export const stepNamesWhoAnswers: PlanRule = {
  code: 'DEGRADATION_TARGET_MISSING',
  area: 'degradation',
  law: 'a step that leads requests elsewhere names who answers there',
  why: 'requests that are led nowhere are lost',
  severity: ALWAYS_ERROR,
  check: (subject) => writtenSteps(subject).flatMap(({ action, step, path }) => ANSWERING.filter((field) => action.fields.includes(field) && step[field] === undefined).map((field) => ({
    path: `${path}.action`,
    message: `'${action.action}' has no ${field}`,
    remedy: `name who answers in degradation.steps: { action: ${action.action}, ${field}: … }`,
    value: action.action,
  }))),
};

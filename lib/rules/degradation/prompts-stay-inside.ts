import { managedApi } from '../../degradation/actions/managed-api';
import type { PlanRule } from '../rule';
import { STRICTER_EACH_TIME } from '../severities';
import { writtenSteps } from './steps';

export const promptsStayInside: PlanRule = {
  code: 'PROMPTS_LEAVE_NETWORK',
  area: 'degradation',
  law: 'prompts are answered inside the network',
  why: 'a managed API sees every prompt that it answers: its owner, its region and its retention become yours',
  severity: STRICTER_EACH_TIME,
  check: (subject) => writtenSteps(subject).flatMap(({ action, step: { url }, path }) => {
    if (action !== managedApi || url === undefined) return [];
    const [, , host] = url.split('/');
    return [{
      path: `${path}.url`,
      message: `while '${action.action}' is taken, prompts and answers pass through ${host}`,
      remedy: 'leave the step out, or accept it with a waiver once contract, region and retention of that API are agreed',
      value: host,
    }];
  }),
};

import { Exposure } from '../../deployment/enums';
import { letsAnybodyIn } from '../../deployment/guests';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const publicHasKeys: Rule = {
  code: 'PUBLIC_WITHOUT_KEYS',
  area: 'security',
  law: 'a public service asks for API keys or tokens',
  why: 'an open model is found within hours and used at your cost',
  severity: ALWAYS_ERROR,
  check: ({ service: { access } }) => {
    if (access.exposure !== Exposure.PUBLIC || !letsAnybodyIn(access)) return [];
    return [{
      path: 'access.apiKeys',
      message: 'access.exposure is public without API keys',
      remedy: 'name the secret that holds them in access.apiKeys.secret, or set access.exposure to internal',
    }];
  },
};

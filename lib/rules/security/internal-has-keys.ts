import { Exposure } from '../../deployment/enums';
import { letsAnybodyIn } from '../../deployment/guests';
import type { Rule } from '../rule';
import { STRICTER_EACH_TIME } from '../severities';

export const internalHasKeys: Rule = {
  code: 'INTERNAL_WITHOUT_KEYS',
  area: 'security',
  law: 'callers inside the network present API keys or tokens too',
  why: 'without keys nobody can say who asked what, and one broken service may use up the model for all',
  severity: STRICTER_EACH_TIME,
  check: ({ service: { access } }) => {
    if (access.exposure === Exposure.PUBLIC || !letsAnybodyIn(access)) return [];
    return [{
      path: 'access.apiKeys',
      message: 'everybody inside the network may call without a key',
      remedy: 'name the secret that holds the keys in access.apiKeys.secret',
    }];
  },
};

import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const loginStandsAlone: Rule = {
  code: 'LOGIN_BESIDE_KEYS',
  area: 'security',
  law: 'callers log in, or present a key or token',
  why: 'whoever has only the one is turned away by the other: a person has no key to present, and a program cannot follow a login page',
  severity: ALWAYS_ERROR,
  check: ({ service: { access: { login, tokens, apiKeySecret } } }) => {
    if (login === undefined || (tokens === undefined && apiKeySecret === undefined)) return [];
    return [{
      path: 'access.login',
      message: `access.login and ${tokens === undefined ? 'access.apiKeys' : 'access.tokens'} are both given`,
      remedy: 'remove one of them; people and programs are two deployments, or two rules on one imported listener',
    }];
  },
};

import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const tokensStandAlone: Rule = {
  code: 'TOKENS_BESIDE_KEYS',
  area: 'security',
  law: 'callers present a token or an API key',
  why: 'both are the one header Authorization: whoever presents the one has no place for the other',
  severity: ALWAYS_ERROR,
  check: ({ service: { access } }) => {
    if (access.tokens === undefined || access.apiKeySecret === undefined) return [];
    return [{
      path: 'access.tokens',
      message: 'access.tokens and access.apiKeys are both given',
      remedy: 'remove one of them',
    }];
  },
};

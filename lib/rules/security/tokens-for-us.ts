import type { Rule } from '../rule';
import { STRICTER_EACH_TIME } from '../severities';

export const tokensForUs: Rule = {
  code: 'TOKENS_FOR_ANYBODY',
  area: 'security',
  law: 'tokens are issued for this service',
  why: 'an issuer serves many programs: without an audience, a token that was made for another one opens this service too',
  severity: STRICTER_EACH_TIME,
  check: ({ service: { access: { tokens } } }) => {
    if (tokens === undefined || tokens.audience !== undefined) return [];
    return [{
      path: 'access.tokens.audience',
      message: `every token of ${tokens.issuer} is let in, whomever it was issued for`,
      remedy: 'give the audience of this service, as the claim aud says it',
    }];
  },
};

import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const outputCapWithinContext: Rule = {
  code: 'OUTPUT_CAP_BEYOND_CONTEXT',
  area: 'names and limits',
  law: 'a request may ask for no more tokens than the context holds',
  why: 'the cap of the guard then stops nothing: the engine refuses such requests with a message of its own',
  severity: ALWAYS_WARNING,
  check: ({ service: { access }, plan: { contextTokens } }) => {
    if (access.maxOutputTokens <= contextTokens) return [];
    return [{
      path: 'access.maxOutputTokens',
      message: `a request may ask for ${access.maxOutputTokens} tokens, the context holds ${contextTokens}`,
      remedy: `lower access.maxOutputTokens to ${contextTokens} or less`,
      value: String(access.maxOutputTokens),
      limit: String(contextTokens),
    }];
  },
};

import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const stepHoldsPrompt: Rule = {
  code: 'STEP_BELOW_PROMPT',
  area: 'optimization',
  law: 'a step has as many tokens as were asked for',
  why: 'an engine that cannot compute a prompt in parts refuses to start when a step is shorter than the longest prompt: the step is made longer, and takes more memory',
  severity: ALWAYS_WARNING,
  check: ({ service: { optimization }, plan: { maxBatchedTokens, contextTokens }, engineVersion: { engineName } }) => {
    const asked = optimization.maxBatchedTokens;
    if (asked === undefined || asked >= maxBatchedTokens) return [];
    return [{
      path: 'optimization.maxBatchedTokens',
      message: `a step of ${asked} tokens is asked for, ${engineName} must hold a prompt of up to ${contextTokens} in one`,
      remedy: `raise optimization.maxBatchedTokens to ${maxBatchedTokens}, lower workload.contextTokens, or let prompts be computed in parts where the engine can (optimization.chunkedPrefill)`,
      value: String(asked),
      limit: String(maxBatchedTokens),
    }];
  },
};

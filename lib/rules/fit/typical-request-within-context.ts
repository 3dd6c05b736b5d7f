import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const typicalRequestWithinContext: Rule = {
  code: 'WORKLOAD_BEYOND_CONTEXT',
  area: 'fit',
  law: 'a typical prompt and its answer fit into the context',
  why: 'a request that is longer than the context is refused, so the typical caller would see errors',
  severity: ALWAYS_ERROR,
  check: ({ service: { workload } }) => {
    const { inputTokens, outputTokens, contextTokens } = workload;
    if (inputTokens + outputTokens <= contextTokens) return [];
    return [{
      path: 'workload.contextTokens',
      message: `a typical request has ${inputTokens} + ${outputTokens} tokens, the context holds ${contextTokens}`,
      remedy: `raise workload.contextTokens to ${inputTokens + outputTokens}, or lower workload.inputTokens or workload.outputTokens`,
      value: String(inputTokens + outputTokens),
      limit: String(contextTokens),
    }];
  },
};

import type { PlanRule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const contextWithinModel: PlanRule = {
  code: 'CONTEXT_BEYOND_MODEL',
  area: 'fit',
  law: 'the context is no longer than the checkpoint declares',
  why: 'beyond its declared length a model was never trained, and engines refuse it',
  severity: ALWAYS_ERROR,
  check: ({ plan: { contextTokens }, service: { model } }) => {
    const most = model.facts.maxContextTokens;
    if (contextTokens <= most) return [];
    return [{
      path: 'workload.contextTokens',
      message: `a context of ${contextTokens} tokens is asked for, ${model.id} declares ${most}`,
      remedy: `lower workload.contextTokens to ${most}; a checkpoint with declared scaling states its longer context in model.facts or model.configFile`,
      value: String(contextTokens),
      limit: String(most),
    }];
  },
};

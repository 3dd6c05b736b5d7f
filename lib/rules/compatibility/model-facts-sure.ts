import { listed } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

export const modelFactsSure: Rule = {
  code: 'MODEL_FACTS_UNVERIFIED',
  area: 'compatibility',
  law: 'every fact about the model was confirmed',
  why: 'memory and legal cuts are computed from these facts',
  severity: ALWAYS_INFO,
  check: ({ service: { model } }) => {
    const doubts = model.facts.unverified ?? [];
    if (doubts.length === 0) return [];
    return [{
      path: 'model.id',
      message: `not confirmed of ${model.id}: ${listed(doubts)} (${model.facts.source}, ${model.facts.asOf})`,
      remedy: 'compare with the checkpoint\'s own config.json; model.configFile takes its place',
      value: model.id,
    }];
  },
};

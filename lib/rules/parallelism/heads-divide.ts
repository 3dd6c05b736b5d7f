import type { PlanRule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const headsDivide: PlanRule = {
  code: 'HEADS_NOT_DIVISIBLE',
  area: 'parallelism',
  law: 'tensor parallelism divides the attention heads',
  why: 'a head cannot be split over devices: engines refuse to load such a cut',
  severity: ALWAYS_ERROR,
  check: ({ plan: { cut }, service: { model } }) => {
    const { attentionHeads } = model.facts;
    if (attentionHeads % cut.tensorParallel === 0) return [];
    return [{
      path: 'hardware.tensorParallel',
      message: `${model.id} has ${attentionHeads} attention heads, they do not divide by ${cut.tensorParallel}`,
      remedy: 'take a divisor of the number of heads, or leave hardware.tensorParallel out and let the plan choose',
      value: String(cut.tensorParallel),
      limit: `a divisor of ${attentionHeads}`,
    }];
  },
};

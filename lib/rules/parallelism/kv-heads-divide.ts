import type { PlanRule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const kvHeadsDivide: PlanRule = {
  code: 'KV_HEADS_NOT_DIVISIBLE',
  area: 'parallelism',
  law: 'tensor parallelism divides the key-value heads, or is a multiple of them',
  why: 'a key-value head is kept whole or copied whole: anything between is refused by engines',
  severity: ALWAYS_ERROR,
  check: ({ plan: { cut }, service: { model } }) => {
    const { kvHeads } = model.facts;
    if (kvHeads % cut.tensorParallel === 0 || cut.tensorParallel % kvHeads === 0) return [];
    return [{
      path: 'hardware.tensorParallel',
      message: `${model.id} has ${kvHeads} key-value heads, they neither divide by ${cut.tensorParallel} nor replicate over it`,
      remedy: 'take a divisor or a multiple of the number of key-value heads',
      value: String(cut.tensorParallel),
      limit: `a divisor or a multiple of ${kvHeads}`,
    }];
  },
};

import { blockSizeOf } from '../../model/weight-format';
import type { PlanRule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const shardHoldsBlocks: PlanRule = {
  code: 'QUANTISATION_BLOCK_SPLIT',
  area: 'parallelism',
  law: 'every shard is a multiple of the block or group that shares a scale',
  why: 'a block cannot be split over devices: engines refuse to load such a shard',
  severity: ALWAYS_ERROR,
  check: ({ plan: { cut, weightFormat }, service: { model } }) => {
    const block = blockSizeOf(model.facts, weightFormat);
    const width = model.facts.experts?.intermediateSize ?? model.facts.intermediateSize;
    const shard = width / cut.tensorParallel;
    const wholeExperts = cut.expertParallel && model.facts.experts !== undefined;
    if (block === undefined || cut.tensorParallel === 1 || wholeExperts || shard % block === 0) return [];
    return [{
      path: 'hardware.tensorParallel',
      message: `a width of ${width} over ${cut.tensorParallel} devices is ${Number(shard.toFixed(1))}, no multiple of the ${weightFormat} block of ${block}`,
      remedy: 'take fewer devices for a replica, another weight format, or an instance type with larger devices',
      value: String(cut.tensorParallel),
      limit: `a multiple of ${block}`,
    }];
  },
};

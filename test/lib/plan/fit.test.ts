import type { AcceleratorFacts } from '../../../lib/accelerator/instance-type';
import { ShareOf, type EngineMemory } from '../../../lib/engine/engine';
import { memoryBudgetFor, type FitInput } from '../../../lib/plan/fit';
import { H100, MODEL } from '../engine/engine.contract';

const engine: EngineMemory = {
  defaultShare: 0.8, shareOf: ShareOf.DEVICE, cachePerPlace: false, stepHoldsPrompt: false, mostDevices: 8, defaultMaxSequences: 64, defaultBatchedTokens: 2048, graphsGiB: 1, contextGiB: 1,
  blockTokens: 1, weightFactor: 1,
};
const accelerator: AcceleratorFacts = { ...H100, memoryMiB: 40 * 1024 };
const fit = (changes: Partial<EngineMemory> = {}, input: Partial<FitInput> = {}) => memoryBudgetFor({
  facts: MODEL, format: 'bfloat16', accelerator, engine: { ...engine, ...changes }, tensorParallel: 1, contextTokens: 8192, maxSequences: 64, maxBatchedTokens: 2048,
  memoryShare: 0.8, besidesBytes: 0, reservedSequences: 0, ...input,
});
const step = ({ activationsGiB, graphsGiB, contextGiB }: ReturnType<typeof fit>) => activationsGiB + graphsGiB + contextGiB;

test('a share of the device is for everything', () => {
  const budget = fit();
  expect(budget.kvCacheGiB).toBeCloseTo(40 * 0.8 - budget.weightsGiB - step(budget), 9);
});

test('a share for weights and cache leaves a step what lies outside', () => {
  const budget = fit({ shareOf: ShareOf.WEIGHTS_AND_CACHE });
  expect(budget.kvCacheGiB).toBeCloseTo(40 * 0.8 - budget.weightsGiB, 9);
});

test('a step that outgrows what lies outside takes from the cache', () => {
  const budget = fit({ shareOf: ShareOf.WEIGHTS_AND_CACHE, graphsGiB: 12 });
  expect(step(budget)).toBeGreaterThan(8);
  expect(budget.kvCacheGiB).toBeCloseTo(40 * 0.8 - budget.weightsGiB - (step(budget) - 8), 9);
});

test('a share of what is free after loading is the cache, and nothing when nothing is free', () => {
  const budget = fit({ shareOf: ShareOf.FREE_AFTER_LOAD });
  expect(budget.kvCacheGiB).toBeCloseTo(0.8 * (40 - budget.weightsGiB - step(budget)), 9);
  expect(budget.usableGiB).toBeCloseTo(budget.weightsGiB + step(budget) + budget.kvCacheGiB, 9);
  expect(fit({ shareOf: ShareOf.FREE_AFTER_LOAD, graphsGiB: 60 }).kvCacheGiB).toBeLessThan(0);
});

test('a sequence that no caller gets is not counted for callers', () => {
  expect(fit({}, { reservedSequences: 1 }).sequences).toBe(fit().sequences - 1);
});

describe('over stages of a pipeline', () => {
  const [one, two, five] = [1, 2, 5].map((pipelineParallel) => fit({}, { pipelineParallel }));

  test('one stage is the whole model', () => {
    expect(one).toEqual(fit());
  });

  test('a stage holds its layers and every embedding', () => {
    const embeddingsGiB = (MODEL.embeddingParameters * 2) / 2 ** 30;
    const padded = one.weightsGiB - embeddingsGiB;

    expect(two.weightsGiB - embeddingsGiB).toBeCloseTo(padded / 2, 6);
    // 32 layers over five stages: the fullest has seven
    expect(five.weightsGiB - embeddingsGiB).toBeCloseTo((padded * 7) / 32, 6);
  });

  test('the cache of a sequence is spread like the layers', () => {
    expect([two.kvPerSequenceGiB / one.kvPerSequenceGiB, five.kvBytesPerToken / one.kvBytesPerToken]).toEqual([0.5, 7 / 32]);
    expect(two.sequences).toBeGreaterThan(2 * one.sequences);
  });
});

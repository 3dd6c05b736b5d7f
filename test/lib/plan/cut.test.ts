import { cutsOf, devicesPerNode, nodesOf, whyIllegal, whyUneven } from '../../../lib/plan/cut';
import { ModelCatalogue } from '../../../lib/model/catalogue';
import type { ModelFacts } from '../../../lib/model/model';

const model = (id: string) => ModelCatalogue.standard().find(id)?.facts as ModelFacts;
const legal = (id: string, devices: number, block?: number) => cutsOf(model(id), devices, { blockSize: block }).filter(({ illegal }) => !illegal).map(({ tensorParallel }) => tensorParallel);

test('a cut divides the query heads', () => {
  expect(legal('Qwen/Qwen3-8B', 8)).toEqual([1, 2, 4, 8]);
});

test('20 heads go over 1, 2, 4 and 5 devices, not over 8', () => {
  expect(whyIllegal({ ...model('Qwen/Qwen3-8B'), attentionHeads: 20, kvHeads: 20 }, 8)).toMatch(/20 attention heads do not divide by 8/);
});

test('key-value heads divide or replicate, but never split unevenly', () => {
  expect(whyIllegal({ ...model('Qwen/Qwen3-8B'), attentionHeads: 24, kvHeads: 8 }, 3)).toMatch(/8 key-value heads neither divide by 3 nor replicate/);
  expect(whyIllegal({ ...model('Qwen/Qwen3-8B'), attentionHeads: 32, kvHeads: 4 }, 8)).toBeUndefined();
});

test('a shard of block-quantised experts is a multiple of the block', () => {
  expect(legal('Qwen/Qwen3-235B-A22B-FP8', 8, 128)).toEqual([1, 2, 4]);
  expect(whyIllegal(model('Qwen/Qwen3-235B-A22B-FP8'), 8, { blockSize: 128 })).toMatch(/1536 \/ 8 is no multiple of the quantisation block of 128/);
});

test('a cut that says nothing of machines stands on one', () => {
  expect([nodesOf({}), devicesPerNode({ devices: 8 })]).toEqual([1, 8]);
  expect([nodesOf({ nodes: 2 }), devicesPerNode({ devices: 16, nodes: 2 })]).toEqual([2, 8]);
});

test.each([[16, 2, 8, undefined], [8, 1, 8, undefined], [3, 2, 8, /3 devices do not spread evenly over 2 machines/], [32, 2, 8, /32 devices are more than the 8 of each of 2 machines/]])('%d devices on %d machines of %d', (devices, nodes, each, says) => {
  const why = whyUneven(devices, nodes, each);

  expect(says === undefined ? why : says.test(why ?? '')).toBe(says === undefined ? undefined : true);
});

test('whole experts split no block, and divide by the devices', () => {
  expect(whyIllegal(model('Qwen/Qwen3-235B-A22B-FP8'), 8, { blockSize: 128, expertParallel: true })).toBeUndefined();
  expect(whyIllegal({ ...model('Qwen/Qwen3-235B-A22B-FP8'), experts: { experts: 12, topK: 2, intermediateSize: 1536, parameters: 1e9 } }, 8, { expertParallel: true })).toMatch(/12 experts do not divide by 8/);
});

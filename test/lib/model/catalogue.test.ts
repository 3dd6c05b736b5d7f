import { LlmServingError } from '../../../lib/error';
import { incompleteModels, ModelCatalogue, modelFacts } from '../../../lib/model/catalogue';
import type { ModelFacts } from '../../../lib/model/model';
import { formatFacts } from '../../../lib/model/weight-formats';

const standard = ModelCatalogue.standard();
const known = standard.all.flatMap(({ facts }) => facts ?? []);

test('113 models are listed, each with facts or with what is missing', () => {
  expect(standard.names).toHaveLength(113);
  expect(standard.all.filter(({ facts, missing }) => (facts === undefined) !== missing.length > 0)).toEqual([]);
});

test('what the examples serve is complete', () => expect(standard.find('Qwen/Qwen3-8B')?.missing).toEqual([]));

test.each(known.map((facts): [string, ModelFacts] => [facts.id, facts]))('%s is sound', (_, facts) => {
  const { attention, embeddingParameters, parameters, experts, layers, source, asOf } = facts;
  const { fullLayers, slidingLayers = 0, chunkedLayers = 0, stateLayers = 0 } = attention;
  expect(parameters).toBeGreaterThan(embeddingParameters + (experts?.parameters ?? 0));
  expect(embeddingParameters % (facts.vocabSize * facts.hiddenSize)).toBe(0);
  expect(fullLayers + slidingLayers + chunkedLayers + stateLayers).toBeLessThanOrEqual(layers);
  expect(formatFacts(facts.quantization?.format ?? facts.dtype)).toBeDefined();
  expect(source).not.toMatch(/undefined|^$/);
  expect(asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
});

test('a model whose facts are missing names each of them', () => {
  expect(standard.find('deepseek-ai/DeepSeek-V4-Flash')?.missing).toEqual(['parameters', 'attention: cache compressed by layer, no sizing formula']);
  expect(incompleteModels().map(({ id }) => id)).toContain('MiniMaxAI/MiniMax-M2.5');
});

test('facts that are missing are facts of a model', () => {
  const fields = [...Object.keys(modelFacts('deepseek-ai/DeepSeek-V3')), 'unverified'];
  expect(incompleteModels().flatMap(({ missing }) => missing).filter((text) => !fields.includes(text.split(':')[0]))).toEqual([]);
});

test('using an incomplete model is refused with what is missing', () => {
  expect(() => modelFacts('zai-org/GLM-4.5-Air')).toThrow(/missing: maxContextTokens; dtype/);
});

test('an unknown model is refused with its neighbours', () => {
  expect(() => modelFacts('Qwen/Qwen3-8b')).toThrow(/did you mean Qwen\/Qwen3-8B/);
  expect(() => modelFacts('constructor')).toThrow(LlmServingError);
});

test('facts of the user win and leave the original as it was', () => {
  const mine = { ...modelFacts('Qwen/Qwen3-8B'), id: 'acme/private', layers: 7 };
  const larger = standard.with(mine);
  expect(larger.find('acme/private')?.facts?.layers).toBe(7);
  expect(standard.find('acme/private')).toBeUndefined();
  expect(larger.with({ ...mine, layers: 8 }).find('acme/private')?.facts?.layers).toBe(8);
});

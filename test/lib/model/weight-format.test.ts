import { ModelCatalogue, modelFacts } from '../../../lib/model/catalogue';
import { blockSizeOf, checkpointFormatOf, rankWeightBytes, rankWeights, servedFormatOf, weightBytes } from '../../../lib/model/weight-format';
import { formatFacts, WEIGHT_FORMAT_NAMES } from '../../../lib/model/weight-formats';

const GIB = 2 ** 30;
const gib = (bytes: number) => bytes / GIB;

test.each([
  ['Qwen/Qwen3-4B', 'bfloat16', 7.5], ['meta-llama/Llama-3.1-8B-Instruct', 'bfloat16', 15.0], ['meta-llama/Llama-3.1-8B-Instruct', 'fp8', 8.5], ['meta-llama/Llama-3.1-8B-Instruct', 'awq', 5.3],
  ['microsoft/phi-4', 'awq', 8.5], ['openai/gpt-oss-20b', 'mxfp4', 12.8], ['openai/gpt-oss-120b', 'mxfp4', 60.7], ['google/gemma-3-27b-it', 'bfloat16', 50.3], ['Qwen/Qwen3-30B-A3B', 'fp8', 29.0],
  ['Qwen/Qwen3-32B', 'bfloat16', 61.0], ['Qwen/Qwen3-32B', 'awq', 18.0], ['meta-llama/Llama-3.3-70B-Instruct', 'fp8', 67.7], ['meta-llama/Llama-3.3-70B-Instruct', 'awq', 37.0],
])('%s in %s weighs %d GiB', (id, format, published) => {
  expect(Math.abs(gib(weightBytes(modelFacts(id), format)) - published)).toBeLessThan(0.06);
});

test('embeddings, head and router keep the data type of the model', () => {
  const { parameters, embeddingParameters } = modelFacts('Qwen/Qwen3-30B-A3B');
  expect(weightBytes(modelFacts('Qwen/Qwen3-30B-A3B'), 'fp8')).toBe(parameters + embeddingParameters + 48 * 2048 * 128);
});

test.each([
  ['fp8', undefined, 8], ['fp8', 128, 8.00195], ['int8', undefined, 8], ['awq', undefined, 4.15625], ['awq', 128, 4.15625], ['gptq', 32, 4.625], ['int4', 32, 4.5], ['mxfp4', 32, 4.25], ['nvfp4', 16, 4.5], ['q4_k_m', undefined, 4.9],
])('%s with groups of %p takes %d bits for a weight', (name, block, bits) => {
  expect(formatFacts(name)?.bits(block)).toBeCloseTo(bits, 5);
});

// sizes of the files: 4.9 bits and 4.82 bits for each of all parameters
test.each([['meta-llama/Llama-3.1-8B-Instruct', 4.92], ['meta-llama/Llama-3.3-70B-Instruct', 42.5]])('bits of a whole file count embeddings and head: %s takes %d GB', (id, gigabytes) => {
  expect(Math.abs(weightBytes(modelFacts(id), 'q4_k_m') / 1e9 / gigabytes - 1)).toBeLessThan(0.02);
});

test('every format says where its figure comes from', () => {
  expect(WEIGHT_FORMAT_NAMES.filter((name) => !formatFacts(name)?.source)).toEqual([]);
});

test.each([['bf16', 'bfloat16'], ['awq_marlin', 'awq'], ['modelopt_fp4', 'nvfp4']])('%s is another name of %s', (alias, name) => expect(formatFacts(alias)?.name).toBe(name));

test.each([['bfloat16', 8], ['fp8', 8.9], ['awq', 7.5], ['float16', undefined]])('%s computes from compute capability %p on', (name, capability) => {
  expect(formatFacts(name)?.minimumComputeCapability).toBe(capability);
});

test.each(['constructor', 'toString', '', 'q9_z'])('%p is no format, and counts as not quantised', (name) => {
  expect(formatFacts(name)).toBeUndefined();
  expect(weightBytes(modelFacts('Qwen/Qwen3-8B'), name)).toBe(weightBytes(modelFacts('Qwen/Qwen3-8B'), 'bfloat16'));
});

describe('the formats of a model', () => {
  const [quantised, plain] = ['openai/gpt-oss-20b', 'Qwen/Qwen3-8B'].map((id) => modelFacts(id));
  test.each([
    ['as it was published', { facts: quantised }, 'mxfp4', 'mxfp4'],
    ['as it was published, without quantisation', { facts: plain }, 'bfloat16', 'bfloat16'],
    ['as it was published, and converted', { facts: plain, quantization: 'fp8' }, 'bfloat16', 'fp8'],
    ['in other files', { facts: plain, checkpointFormat: 'awq' }, 'awq', 'awq'],
    ['in other files, and converted', { facts: quantised, checkpointFormat: 'bfloat16', quantization: 'fp8' }, 'bfloat16', 'fp8'],
  ])('%s', (_, model, files, served) => expect([checkpointFormatOf(model), servedFormatOf(model)]).toEqual([files, served]));
  test('has the block of the checkpoint', () => expect(blockSizeOf(modelFacts('Qwen/Qwen3-235B-A22B-FP8'), 'fp8')).toBe(128));
  test('has the usual group when the checkpoint is in another', () => expect(blockSizeOf(modelFacts('Qwen/Qwen3-8B'), 'awq')).toBe(128));
  test('has none when a channel shares a scale', () => expect(blockSizeOf(modelFacts('Qwen/Qwen3-8B'), 'fp8')).toBeUndefined());
});

describe('the share of one device', () => {
  test('is everything when there is one', () => {
    const facts = modelFacts('meta-llama/Llama-3.1-8B-Instruct');
    expect(rankWeightBytes(facts, 'bfloat16', 1)).toBe(weightBytes(facts, 'bfloat16'));
  });

  test('pads the vocabulary to 64 rows', () => {
    const facts = { ...modelFacts('meta-llama/Llama-3.1-8B-Instruct'), vocabSize: 64, embeddingParameters: 64 * 4096 };
    const odd = { ...facts, vocabSize: 65, embeddingParameters: 65 * 4096, parameters: facts.parameters + 4096 };
    expect(rankWeightBytes(odd, 'bfloat16', 1) - rankWeightBytes(facts, 'bfloat16', 1)).toBeCloseTo(64 * 4096 * 2, 0);
  });

  test('keeps the router whole', () => {
    expect(rankWeights(modelFacts('Qwen/Qwen3-30B-A3B'), 'bfloat16', 4).replicatedBytes).toBe(48 * 2048 * 128 * 2);
  });

  test('keeps a latent projection whole', () => {
    const { replicatedBytes } = rankWeights(modelFacts('deepseek-ai/DeepSeek-V3'), 'bfloat16', 8);
    expect(replicatedBytes).toBe(61 * 7168 * 576 * 2 + 58 * 7168 * 256 * 2);
  });

  test('copies key-value heads once there are fewer than devices', () => {
    const { replicatedBytes } = rankWeights(modelFacts('meta-llama/Llama-3.1-8B-Instruct'), 'bfloat16', 16);
    expect(replicatedBytes).toBe(32 * 4096 * 256 * 2 * (1 - 8 / 16));
  });

  test('of gpt-oss-120b over 8 devices is what the formula was published to give', () => {
    const share = gib(rankWeightBytes(modelFacts('openai/gpt-oss-120b'), 'mxfp4', 8));
    expect(share).toBeGreaterThan(7.5);
    expect(share).toBeLessThan(8.1);
  });

  test('adds up to the whole at least, for every model and format', () => {
    const short = ModelCatalogue.standard().all.flatMap(({ facts }) => (facts ? WEIGHT_FORMAT_NAMES.flatMap((format) => [1, 2, 8].filter((tp) => rankWeightBytes(facts, format, tp) * tp < weightBytes(facts, format) * 0.999999).map((tp) => `${facts.id} ${format} ${tp}`)) : []));
    expect(short).toEqual([]);
  });
});

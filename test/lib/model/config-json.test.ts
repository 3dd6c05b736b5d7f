import * as fc from 'fast-check';
import { modelFacts } from '../../../lib/model/catalogue';
import { readConfigJson } from '../../../lib/model/config-json';
import type { ModelFacts } from '../../../lib/model/model';
import { CONFIGS } from './configs.fixture';

const read = (config: unknown) => readConfigJson({ id: 'acme/model', source: 'config.json', text: typeof config === 'string' ? config : JSON.stringify(config) });
const factsOf = (config: unknown) => read(config).facts as ModelFacts;
const problemFields = (config: unknown) => read(config).problems.map(({ field }) => field);

const LLAMA = CONFIGS['meta-llama/Llama-3.1-8B-Instruct'];
const without = (config: { [field: string]: unknown }, field: string) => Object.fromEntries(Object.entries(config).filter(([name]) => name !== field));

describe.each(Object.keys(CONFIGS))('the configuration of %s', (id) => {
  const known = modelFacts(id);

  test('is read without a problem', () => expect(read(CONFIGS[id]).problems).toEqual([]));

  test('yields the published parameters', () => {
    const facts = factsOf(CONFIGS[id]);
    const besides = ({ parameters, embeddingParameters }: ModelFacts) => parameters - embeddingParameters;
    expect(besides(facts)).toBe(besides(known));
    // one family's class default pads its vocabulary by 64 rows
    expect(Math.abs(facts.embeddingParameters / known.embeddingParameters - 1)).toBeLessThan(0.0003);
    expect(facts.experts?.parameters).toBe(known.experts?.parameters);
  });

  test('yields the catalogue facts', () => {
    const { attention, experts, family, layers, hiddenSize, attentionHeads, kvHeads, headDim, maxContextTokens, dtype, quantization } = factsOf(CONFIGS[id]);
    const { attention: a, experts: e, family: f, layers: l, hiddenSize: h, attentionHeads: q, kvHeads: k, headDim: d, maxContextTokens: m, dtype: t, quantization: n } = known;
    expect({ attention, experts, family, layers, hiddenSize, attentionHeads, kvHeads, headDim, maxContextTokens, dtype, quantization })
      .toEqual({ attention: a, experts: e, family: f, layers: l, hiddenSize: h, attentionHeads: q, kvHeads: k, headDim: d, maxContextTokens: m, dtype: t, quantization: n });
  });
});

describe('a trap in a configuration', () => {
  test('an absent head width is shared out over the heads', () => expect(factsOf(LLAMA).headDim).toBe(128));
  test('a stated head width wins', () => expect(factsOf({ ...LLAMA, head_dim: 64 }).headDim).toBe(64));
  test('heads that do not divide need a stated width', () => expect(problemFields({ ...LLAMA, num_attention_heads: 30, num_key_value_heads: 10 })).toEqual(['head_dim']));
  test('absent key-value heads are as many as query heads', () => expect(factsOf(without(LLAMA, 'num_key_value_heads')).kvHeads).toBe(32));
  test('key-value heads that do not divide are refused', () => expect(problemFields({ ...LLAMA, num_key_value_heads: 5 })).toEqual(['num_key_value_heads']));
  test('an absent tie counts the head apart, and says so', () => {
    const { embeddingParameters, unverified } = factsOf(without(LLAMA, 'tie_word_embeddings'));
    expect(embeddingParameters).toBe(2 * 128256 * 4096);
    expect(unverified?.join()).toMatch(/tie_word_embeddings is absent/);
  });
  test('a tied head is counted once', () => expect(factsOf({ ...LLAMA, tie_word_embeddings: true }).embeddingParameters).toBe(128256 * 4096));
  test('a window that is switched off bounds nothing', () => expect(factsOf({ ...LLAMA, sliding_window: 4096, use_sliding_window: false }).attention).toEqual({ fullLayers: 32 }));
  test('a window of unknown layers bounds nothing, and says so', () => {
    const { attention, unverified } = factsOf({ ...LLAMA, sliding_window: 4096 });
    expect(attention).toEqual({ fullLayers: 32 });
    expect(unverified?.join()).toMatch(/sliding_window is 4096/);
  });
  test('windows may begin at a layer', () => expect(factsOf({ ...LLAMA, sliding_window: 4096, use_sliding_window: true, max_window_layers: 20 }).attention).toMatchObject({ fullLayers: 20, slidingLayers: 12 }));
  test('a list of layers has one entry for each', () => expect(problemFields({ ...LLAMA, layer_types: ['full_attention'] })).toEqual(['layer_types']));
  test('a kind of layer that nobody knows is refused', () => expect(problemFields({ ...LLAMA, layer_types: Array(32).fill('mamba') })).toEqual(['layer_types']));
  test('yarn stretches the context, other scalings are in the declared one', () => {
    expect(factsOf({ ...LLAMA, max_position_embeddings: 40960, rope_scaling: { rope_type: 'yarn', factor: 4, original_max_position_embeddings: 32768 } }).maxContextTokens).toBe(131072);
    expect(factsOf(LLAMA).maxContextTokens).toBe(131072);
  });
  test('a missing data type is refused, unless the weights are quantised', () => {
    expect(problemFields(without(LLAMA, 'torch_dtype'))).toEqual(['torch_dtype']);
    expect(factsOf({ ...without(LLAMA, 'torch_dtype'), quantization_config: { quant_method: 'awq', bits: 4, group_size: 128 } }).unverified?.join()).toMatch(/torch_dtype is absent/);
  });
  test('an encoder is not counted, and the facts say so', () => expect(factsOf(CONFIGS['google/gemma-3-27b-it']).unverified?.join()).toMatch(/not counted/));
  test.each(['block_configs', 'compress_ratios', 'moe_latent_size', 'num_kv_shared_layers', 'mamba_d_state', 'swa_num_key_value_heads'])('%s stands for what no formula covers', (field) => {
    expect(problemFields({ ...LLAMA, [field]: 4 })).toEqual([field]);
  });
});

describe('a quantised checkpoint', () => {
  const nativeOf = (quantization_config: unknown) => factsOf({ ...LLAMA, quantization_config }).quantization;
  const weights = (layout: object, ignore: string[] = []) => ({ quant_method: 'compressed-tensors', config_groups: { group_0: { weights: layout, targets: ['Linear'] } }, ignore });

  test.each([
    [{ quant_method: 'fp8', weight_block_size: [128, 128] }, { format: 'fp8', blockSize: 128 }],
    [{ quant_method: 'fp8' }, { format: 'fp8' }],
    [{ quant_method: 'awq', bits: 4, group_size: 64 }, { format: 'awq', blockSize: 64 }],
    [{ quant_method: 'gptq', bits: 4, group_size: -1 }, { format: 'gptq' }],
    [{ quant_method: 'gptq', bits: 8, group_size: 128 }, { format: 'int8' }],
    [{ quant_method: 'modelopt', quant_algo: 'NVFP4' }, { format: 'nvfp4', blockSize: 16 }],
    [{ quant_method: 'modelopt', quant_algo: 'FP8' }, { format: 'fp8' }],
    [weights({ num_bits: 8, type: 'int' }), { format: 'int8' }],
    [weights({ num_bits: 8, type: 'float' }), { format: 'fp8' }],
    [weights({ num_bits: 4, type: 'float', group_size: 16 }), { format: 'nvfp4', blockSize: 16 }],
    [weights({ num_bits: 4, type: 'int', group_size: 32 }, ['lm_head', 're:.*self_attn.*']), { format: 'int4', blockSize: 32, expertsOnly: true }],
    [weights({ num_bits: 4, type: 'int', group_size: 128 }, ['lm_head', 'model.layers.0.self_attn.k_norm']), { format: 'int4', blockSize: 128 }],
  ])('with %j is %j', (config, native) => expect(nativeOf(config)).toEqual(native));

  test.each([
    { quant_method: 'bitsandbytes' }, { quant_method: 'constructor' }, {}, { quant_method: 'fp8', weight_block_size: [128, 64] }, { quant_method: 'gptq', bits: 3 },
    { quant_method: 'modelopt', quant_algo: 'MIXED_PRECISION' }, weights({ num_bits: 2, type: 'int' }), { quant_method: 'compressed-tensors' },
    { quant_method: 'compressed-tensors', config_groups: { a: { weights: { num_bits: 8, type: 'float' } }, b: { weights: { num_bits: 4, type: 'float', group_size: 16 } } } },
  ])('with %j is refused by the name of its field', (config) => expect(problemFields({ ...LLAMA, quantization_config: config })[0]).toMatch(/^quantization_config/));
});

describe('a hostile configuration', () => {
  test.each(['', '{', '[]', 'null', '3', '"config"', '{}', '[[[[', `${'['.repeat(200000)}`, '\u0000', '{"__proto__": {"hidden_size": 1}}'])('%.20p is a problem, not a crash', (text) => {
    const { facts, problems } = read(text);
    expect(facts).toBeUndefined();
    expect(problems.length).toBeGreaterThan(0);
  });

  test('every missing field is named at once', () => {
    expect(problemFields({})).toEqual(['num_hidden_layers', 'hidden_size', 'vocab_size', 'num_attention_heads', 'intermediate_size', 'torch_dtype', 'max_position_embeddings']);
  });

  test.each([-1, 1.5, '4096', 1e300, true, [], {}])('a width of %j is refused by name', (hidden_size) => expect(problemFields({ ...LLAMA, hidden_size })).toContain('hidden_size'));

  test('more parameters than can be counted are refused', () => {
    expect(problemFields({ ...LLAMA, hidden_size: 1e9, head_dim: 1e6 })).toContain('');
  });

  const junk = fc.oneof(fc.jsonValue(), fc.integer({ min: -10, max: 200 }), fc.constantFrom(null, -1, 0, 1e308, '', 'full_attention', ['full_attention'], [null], { quant_method: 'fp8' }));
  const fields = [...new Set(Object.values(CONFIGS).flatMap((config) => [...Object.keys(config), ...Object.keys((config.text_config as object | undefined) ?? {})]))];

  test('yields sane facts or named problems, never a crash', () => {
    fc.assert(fc.property(fc.constantFrom(...Object.values(CONFIGS)), fc.dictionary(fc.constantFrom(...fields), junk, { maxKeys: 6 }), (config, changes) => {
      const { facts, problems } = read({ ...config, ...changes });
      if (!facts) return problems.length > 0 && problems.every(({ message, remedy }) => message !== '' && remedy !== '');
      const numbers = [facts.parameters, facts.layers, facts.hiddenSize, facts.kvHeads, facts.headDim, facts.vocabSize, facts.maxContextTokens, facts.intermediateSize, facts.attentionHeads];
      return problems.length === 0 && numbers.every((value) => Number.isSafeInteger(value) && value > 0) && facts.parameters > facts.embeddingParameters;
    }), { numRuns: 2000 });
  });
});

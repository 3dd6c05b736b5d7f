import { ModelCatalogue, modelFacts } from '../../../lib/model/catalogue';
import { kvCacheOf, type KvCacheInput } from '../../../lib/model/kv-cache';
import expected from './kv-bytes.fixture.json';

const cacheOf = (id: string, changes: Partial<KvCacheInput> = {}) => kvCacheOf({ facts: modelFacts(id), tensorParallel: 1, tokens: 1024, inFlightTokens: 2048, blockTokens: 16, ...changes });
const complete = ModelCatalogue.standard().all.filter(({ facts }) => facts).map(({ id }) => id);

interface Row { readonly growing: number; readonly sliding?: number; readonly chunked?: number; readonly state?: number; readonly fp8WithIndexer?: number; readonly withoutHybridAllocator?: number }
const rows = expected as { [id: string]: Row };

/** An 8-bit key of 128 and its scale, which the published 16-bit figures leave out. */
const INDEXER_BYTES = 132;

test('the published figures cover every complete model of the catalogue', () => {
  expect(complete.filter((id) => !(id in rows))).toEqual([]);
});

test.each(complete)('%s caches the published bytes for a token', (id) => {
  const { growingBytesPerToken, boundedBytesPerToken, stateBytes } = cacheOf(id);
  const { sparseIndexerWidth, fullLayers } = modelFacts(id).attention;
  const indexer = sparseIndexerWidth === undefined ? 0 : INDEXER_BYTES * fullLayers;
  const { growing, sliding = 0, chunked = 0, state = 0 } = rows[id];
  expect({ growing: growingBytesPerToken - indexer, bounded: boundedBytesPerToken, state: stateBytes }).toEqual({ growing, bounded: sliding + chunked, state });
});

test.each(Object.keys(rows).filter((id) => rows[id].fp8WithIndexer))('%s caches the published bytes for a token in 8 bits', (id) => {
  expect(cacheOf(id, { cacheDtype: 'fp8' }).growingBytesPerToken).toBe(rows[id].fp8WithIndexer);
});

test.each(Object.keys(rows).filter((id) => rows[id].withoutHybridAllocator))('%s keeps the published bytes where windows are kept in full', (id) => {
  expect(cacheOf(id, { windowsInFull: true, tokens: 1600000 }).bytesPerSequence).toBe(1600000 * (rows[id].withoutHybridAllocator ?? 0));
});

const MIB = 2 ** 20;

test.each([
  ['Qwen/Qwen3-30B-A3B', 94, 0, 0], ['meta-llama/Llama-3.1-8B-Instruct', 125, 0, 0], ['Qwen/Qwen3-32B', 250, 0, 0], ['meta-llama/Llama-3.3-70B-Instruct', 313, 0, 0],
  ['Qwen/Qwen3-235B-A22B', 184, 0, 0], ['deepseek-ai/DeepSeek-V3', 67, 0, 0], ['Qwen/Qwen3.5-397B-A17B', 29, 0, 183], ['openai/gpt-oss-120b', 35, 35, 0],
  ['google/gemma-3-27b-it', 78, 406, 0], ['nvidia/NVIDIA-Nemotron-3-Nano-30B-A3B-BF16', 6, 0, 47], ['allenai/OLMo-2-1124-13B-Instruct', 781, 0, 0],
])('%s needs %d MiB for 1,000 tokens, %d MiB of them bounded, and %d MiB for a sequence', (id, growing, bounded, state) => {
  const cache = cacheOf(id);
  expect([cache.growingBytesPerToken, cache.boundedBytesPerToken].map((bytes) => Math.round((bytes * 1000) / MIB))).toEqual([growing, bounded]);
  expect(Math.round(cache.stateBytes / MIB)).toBe(state);
});

test.each([
  ['meta-llama/Llama-3.1-8B-Instruct', 1, 4.6, 37696],
  ['Qwen/Qwen3-235B-A22B-FP8', 4, 8.11, 178880],
])('%s over %d devices: a logged cache of %d GiB holds %d tokens, within 1.2 %%', (id, tensorParallel, gib, logged) => {
  const tokens = (gib * 2 ** 30) / cacheOf(id, { tensorParallel }).growingBytesPerToken;
  expect(Math.abs(tokens / logged - 1)).toBeLessThan(0.012);
});

describe('over several devices', () => {
  test('heads are replicated once there are more devices than heads', () => {
    expect(cacheOf('Qwen/Qwen3-8B', { tensorParallel: 16 }).growingBytesPerToken).toBe(cacheOf('Qwen/Qwen3-8B', { tensorParallel: 8 }).growingBytesPerToken);
  });

  test('a latent is held whole by every device', () => expect(cacheOf('deepseek-ai/DeepSeek-V3', { tensorParallel: 8 }).growingBytesPerToken).toBe(70272));

  test('a state is split', () => expect(cacheOf('Qwen/Qwen3.5-27B', { tensorParallel: 4 }).stateBytes).toBe(153944064 / 4));

  test('sliding layers split their own heads', () => {
    expect(cacheOf('google/gemma-4-31B-it', { tensorParallel: 8 })).toMatchObject({ growingBytesPerToken: 81920 / 4, boundedBytesPerToken: 819200 / 8 });
  });
});

describe('a sequence', () => {
  test('is rounded up to whole blocks', () => expect(cacheOf('Qwen/Qwen3-8B', { tokens: 17 }).bytesPerSequence).toBe(cacheOf('Qwen/Qwen3-8B', { tokens: 32 }).bytesPerSequence));

  test('keeps in a window the tokens in flight besides its own', () => {
    expect(cacheOf('openai/gpt-oss-20b', { tokens: 8192 }).bytesPerSequence).toBe(24576 * 8192 + 24576 * (128 - 1 + 2048 + 16));
  });

  test('keeps in a chunk the tokens in flight besides its own', () => {
    expect(cacheOf('meta-llama/Llama-4-Scout-17B-16E-Instruct', { tokens: 32768 }).bytesPerSequence).toBe(49152 * 32768 + 147456 * (8192 + 2048 + 16));
  });

  test('never keeps more than it has', () => expect(cacheOf('openai/gpt-oss-20b', { tokens: 64 }).bytesPerSequence).toBe(49152 * 64));

  test.each([['fp8', 1 / 2], ['fp8_e5m2', 1 / 2], ['nvfp4', 9 / 32], ['bfloat16', 1], ['auto', 1], ['float32', 2], ['something-new', 1]])('in %s costs %d of 16 bits', (cacheDtype, share) => {
    expect(cacheOf('Qwen/Qwen3-8B', { cacheDtype }).growingBytesPerToken).toBe(147456 * share);
  });

  test('pays a scale of 4 bytes for each key and value head where heads have their own', () => {
    expect(cacheOf('Qwen/Qwen3-8B', { cacheDtype: 'fp8_per_token_head' }).growingBytesPerToken).toBe(147456 / 2 + 36 * 8 * 8);
  });
});

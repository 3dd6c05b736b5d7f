import { execFileSync } from 'node:child_process';
import * as path from 'node:path';
import { decide } from '../../../lib/decide';
import { readDeployment } from '../../../lib/deployment/read';
import { WeightFiles } from '../../../lib/engine/engine';
import { EngineCatalogue } from '../../../lib/engine/registry';
import { SWITCH_NAMES, type SwitchName } from '../../../lib/engine/switches';
import { ROOT, textOf } from '../../support/sources';

const standard = EngineCatalogue.standard();
const VERSIONS = standard.names.flatMap((name) => {
  const engine = standard.find(name);
  return [...new Set([engine?.defaultVersion ?? '', ...engine?.verifiedVersions ?? []])].map((version) => ({ name, version }));
});

/** Fields below `optimization`, and `traces`, which stands below `observability`. */
interface Fields {
  readonly [name: string]: unknown;
  readonly traces?: object;
}

/** A switch as a deployment sets it, with a word that engines have in common where it takes one. */
const SET: { readonly [name in SwitchName]: Fields } = {
  kvCacheDtype: { kvCacheDtype: 'fp8' },
  maxSequences: { maxSequences: 3 },
  maxBatchedTokens: { maxBatchedTokens: 3001 },
  chunkedPrefill: { chunkedPrefill: false },
  prefixCache: { prefixCache: false },
  kvOffload: { kvOffload: '4GiB' },
  speculation: { speculation: { method: 'ngram', tokens: 4 } },
  adapters: { adapters: [{ name: 'legal', folder: 'adapters/legal' }], maxAdapterRank: 32 },
  structuredOutput: { structuredOutput: 'xgrammar' },
  toolCallParser: { toolCallParser: 'hermes' },
  reasoningParser: { reasoningParser: 'qwen3' },
  traces: { traces: { endpoint: 'http://otel:4317' } },
};

function decided({ name, version }: { name: string; version: string }, { traces, ...optimization }: Fields) {
  const gguf = standard.find(name)?.at(version).weightFiles === WeightFiles.GGUF;
  const text = JSON.stringify({
    name: 'chat', profile: 'dev', platforms: ['kubernetes'], model: { id: 'Qwen/Qwen3-8B', source: 's3://acme-models/qwen/', ...(gguf && { checkpointFormat: 'q4_k_m' }) },
    engine: { name, version }, hardware: { instanceType: 'g6e.2xlarge' }, workload: { contextTokens: 8192, inputTokens: 1000, outputTokens: 200 }, optimization, ...(traces && { observability: { traces } }),
  });
  const { services: [service], findings } = decide({ read: readDeployment({ text, file: 'any.yaml' }) });
  return { service, engine: JSON.stringify(service.replica.engine), files: JSON.stringify(service.replica.volumes), codes: findings.map(({ code, path }) => `${code} ${path}`) };
}

const BEFORE = new Map(VERSIONS.map((engine) => [engine, decided(engine, {})]));

const CASES = VERSIONS.flatMap((engine) => SWITCH_NAMES.map((name) => ({ engine, name, label: `${engine.name} ${engine.version}` })));

test.each(CASES)('$label: $name is told, or is a finding with the nearest alternative', ({ engine, name }) => {
  const before = BEFORE.get(engine)!;
  const after = decided(engine, SET[name]);
  const found = after.codes.filter((code) => /^(SWITCH|STEP)_/.test(code));
  const told = after.engine !== before.engine || after.files !== before.files;
  expect({ told, found: found.length > 0 }).toEqual(found.length > 0 ? { told: expect.any(Boolean), found: true } : { told: true, found: false });
  found.forEach((code) => expect(code).toMatch(new RegExp(` (optimization|observability)\\.${name}`)));
});

test('docs/optimization.md is what the engines say today', () => {
  const printed = execFileSync(process.execPath, [path.join(ROOT, 'scripts', 'generate-optimization-doc.mjs'), '--print'], { encoding: 'utf8', env: {} });
  expect(textOf('docs/optimization.md')).toBe(printed);
});

describe('a switch is counted', () => {
  const vllm = { name: 'vllm', version: '0.32.0' };
  const memory = (optimization: Fields) => decided(vllm, optimization).service.plan.memory;
  const plain = memory({});

  test('half the bytes of the cache hold twice the tokens', () => {
    expect(memory({ kvCacheDtype: 'fp8' }).kvPerSequenceGiB).toBeCloseTo(plain.kvPerSequenceGiB / 2, 6);
    expect(memory({ kvCacheDtype: 'fp8' }).sequences).toBeGreaterThanOrEqual(2 * plain.sequences);
  });

  test('blocks of llama.cpp have their scales', () => {
    const ollama = { name: 'ollama', version: '0.34.2' };
    const perSequence = (optimization: Fields) => decided(ollama, optimization).service.plan.memory.kvPerSequenceGiB;
    expect(perSequence({ kvCacheDtype: 'q8_0' }) / perSequence({})).toBeCloseTo(34 / 32 / 2, 6);
  });

  test('a draft model lies on the device in full', () => {
    const drafted = memory({ speculation: { method: 'draft-model', draftFolder: 'draft', draftSize: '2GiB' } });
    expect(plain.kvCacheGiB - drafted.kvCacheGiB).toBeCloseTo(2, 6);
  });

  test('a draft model is fetched too: it is counted in what is moved and stored', () => {
    const { weights } = decided(vllm, { speculation: { method: 'draft-model', draftFolder: 'draft', draftSize: '2GiB' } }).service.plan;
    expect(weights.sizeGiB - decided(vllm, {}).service.plan.weights.sizeGiB).toBeCloseTo(2, 6);
  });

  test('each adapter takes its rank in every layer', () => {
    const adapters = ['a', 'b'].map((name) => ({ name, folder: name }));
    // Qwen3-8B: 36 layers of 4096, 32 heads of 128, 8 of them for keys and values, an MLP of 12288; 16 bits
    const one = 36 * 32 * (2 * (4096 + 4096) + 2 * (4096 + 1024) + 3 * (4096 + 12288)) * 2;
    expect((plain.kvCacheGiB - memory({ adapters, maxAdapterRank: 32 }).kvCacheGiB) * 2 ** 30).toBeCloseTo(2 * one, -3);
  });

  test('what is kept in host memory is asked of the host', () => {
    expect(decided(vllm, { kvOffload: '16GiB' }).service.plan.hostMemoryMiB - decided(vllm, {}).service.plan.hostMemoryMiB).toBe(16 * 1024);
    expect(decided(vllm, { kvOffload: '64GiB' }).codes).toEqual(expect.arrayContaining([expect.stringMatching(/^HOST_MEMORY_TOO_SMALL/)]));
  });

  test('limits of a batch are the ones that were set', () => {
    expect(decided(vllm, { maxSequences: 5, maxBatchedTokens: 999 }).service.plan).toMatchObject({ maxSequences: 5, maxBatchedTokens: 999, admittedRequests: 5 });
    expect(memory({ maxBatchedTokens: 16384 }).activationsGiB).toBeGreaterThan(plain.activationsGiB);
  });

  test('a prompt that is not computed in parts finds room in one step, and so it always does where an engine demands it', () => {
    expect(decided(vllm, { chunkedPrefill: false }).service.plan.maxBatchedTokens).toBe(8192);
    expect(decided(vllm, { chunkedPrefill: true }).service.plan.maxBatchedTokens).toBe(2048);
    expect(decided({ name: 'tgi', version: '3.3.7' }, {}).service.plan.maxBatchedTokens).toBe(8192);
    expect(decided({ name: 'tgi', version: '3.3.7' }, { maxBatchedTokens: 20000 }).service.plan.maxBatchedTokens).toBe(20000);
  });

  test('adapters and draft model are read from what was fetched and verified', () => {
    const { service } = decided(vllm, { adapters: [{ name: 'legal', folder: 'adapters/legal' }], speculation: { method: 'eagle3', draftFolder: 'eagle', draftSize: '1GiB', tokens: 2 } });
    expect(service.replica.engine.args).toEqual(expect.arrayContaining([
      'legal=/weights/model/adapters/legal', JSON.stringify({ method: 'eagle3', model: '/weights/model/eagle', num_speculative_tokens: 2 }),
    ]));
  });
});

import { decide, isRenderable } from '../../../lib/decide';
import { readDeployment } from '../../../lib/deployment/read';
import { StopBehaviour } from '../../../lib/engine/engine';
import { Tgi } from '../../../lib/engine/tgi';
import { H100, MODEL, OPTIONS } from './engine.contract';

const engine = new Tgi();
const now = engine.at('3.3.7');

test('the command is the whole one of the last version', () => {
  expect(now.command(OPTIONS)).toEqual({
    command: ['text-generation-launcher'],
    args: [
      '--model-id', '/weights/some-model', '--hostname', '127.0.0.9', '--port', '18123', '--num-shard', '4', '--max-total-tokens', '8191', '--max-input-tokens', '8190',
      '--max-concurrent-requests', '37', '--max-batch-prefill-tokens', '4099', '--cuda-memory-fraction', '0.83', '--dtype', 'bfloat16', '--payload-limit', '67108864',
      '--usage-stats', 'off', '--json-output',
    ],
    env: { GRACEFUL_TERMINATION_TIMEOUT: '307', HF_HOME: '/some-cache/huggingface', HF_HUB_OFFLINE: '1', HOME: '/root', TRITON_CACHE_DIR: '/some-cache/triton' },
    files: {},
    preparation: [],
  });
});

test('a format takes the place of the data type, since it refuses both', () => {
  const { args } = now.command({ ...OPTIONS, quantization: 'fp8' });
  expect(args).toContain('--quantize');
  expect(args).not.toContain('--dtype');
});

test('nobody mends it any more', () => {
  expect(engine.maintenance).toMatchObject({ maintained: false, instead: 'vllm or sglang' });
  expect(engine.maintenance.notice).toMatch(/archived on 2026-03-21/);
});

test('it ends within the time it is told, as root for a reason', () => {
  expect(now.runtime).toMatchObject({ onStop: StopBehaviour.FINISHES, userId: 0, homeInImage: true });
  expect(now.runtime.rootReason).toMatch(/#3082/);
});

test.each([['--max-total-tokens', 'workload.contextTokens'], ['MAX_TOTAL_TOKENS', 'workload.contextTokens'], ['NUM_SHARD', 'hardware.tensorParallel'], ['HOSTNAME', 'access.exposure']])('%s is decided by %s', (spelling, field) => {
  expect(now.decidedOptions.find(({ spellings }) => spellings.includes(spelling))?.field).toBe(field);
});

test.each(['--ngrok', 'NGROK', 'API_KEY'])('%s is unsafe', (spelling) => expect(now.unsafeOptions.map((option) => option.spelling)).toContain(spelling));

test.each([['fp8', 0], ['awq', 0], ['eetq', 0], ['nvfp4', 1], ['mxfp4', 1], ['gguf', 1]])('%s weights on an H100: %d refusals', (format, count) => {
  expect(now.unsupported(MODEL, H100, 'bfloat16', format)).toHaveLength(count);
});

describe('whoever takes it all the same says so', () => {
  const decided = (profile: string, waivers: object[] = []) => decide({
    read: readDeployment({
      text: JSON.stringify({
        name: 'legacy', profile, platforms: ['kubernetes'], model: { id: 'meta-llama/Llama-3.1-8B-Instruct', source: 's3://acme-models/llama/', integrity: { manifest: `sha256:${'ab'.repeat(32)}` } },
        engine: { name: 'tgi' }, hardware: { instanceType: 'g6e.2xlarge' }, workload: { contextTokens: 8192 }, access: { apiKeys: { secret: 'legacy-keys' } }, waivers,
      }),
      file: 'any.yaml',
    }),
    today: '2026-11-25',
  });
  const severity = (profile: string) => decided(profile).findings.find(({ code }) => code === 'ENGINE_RETIRED')?.severity;
  const waiver = (until: string) => ({ code: 'ENGINE_RETIRED', reason: 'we move in spring', until });

  test('a trial is warned, production is refused', () => expect(['dev', 'prod', 'regulated'].map(severity)).toEqual(['warning', 'error', 'error']));

  test('a waiver with a day lets it stand until then', () => {
    expect(isRenderable(decided('prod'))).toBe(false);
    expect(isRenderable(decided('prod', [waiver('2027-03-31')]))).toBe(true);
    expect(isRenderable(decided('prod', [waiver('2026-11-24')]))).toBe(false);
  });
});

import type { AcceleratorFacts } from '../../../lib/accelerator/instance-type';
import { ShareOf } from '../../../lib/engine/engine';
import { Sglang } from '../../../lib/engine/sglang';
import { isWithin } from '../../../lib/units/version';
import { H100, MODEL, OPTIONS } from './engine.contract';

const engine = new Sglang();
const now = engine.at(engine.defaultVersion);
const device = (memoryMiB: number, computeCapability = 8.9): AcceleratorFacts => ({ ...H100, memoryMiB, computeCapability });

test('the command is the whole one of the default version', () => {
  expect(now.command({ ...OPTIONS, quantization: 'fp8' })).toEqual({
    command: ['sglang', 'serve'],
    args: [
      '--model-path', '/weights/some-model', '--served-model-name', 'chat', '--host', '127.0.0.9', '--port', '18123', '--tensor-parallel-size', '4',
      '--context-length', '8191', '--max-running-requests', '37', '--chunked-prefill-size', '4099', '--max-prefill-tokens', '4099', '--mem-fraction-static', '0.83',
      '--dtype', 'bfloat16', '--quantization', 'fp8', '--enable-metrics', '--uvicorn-access-log-exclude-prefixes', '/health', '/metrics',
    ],
    env: {
      HF_HUB_OFFLINE: '1', HOME: '/root', SGLANG_CACHE_DIR: '/some-cache/sglang', SGLANG_ENABLE_HEALTH_ENDPOINT_GENERATION: 'false', SGLANG_TIMEOUT_KEEP_ALIVE: '83',
    },
    files: {},
    preparation: [],
  });
});

test('a stream is read from its address, within its buffer, and nothing else of the command changes', () => {
  const { args, env } = now.command({ ...OPTIONS, modelPath: 's3://acme/m/r1/', streamBufferMiB: 4097 });
  const folder = now.command(OPTIONS);
  expect(args).toEqual(folder.args.flatMap((word) => (word === OPTIONS.modelPath ? ['s3://acme/m/r1/', '--load-format', 'runai_streamer'] : [word])));
  expect(env).toEqual({ ...folder.env, RUNAI_STREAMER_MEMORY_LIMIT: String(4097 * 1024 * 1024), RUNAI_STREAMER_NO_BOTO3_SESSION: '0' });
});

test('it is the image for production, as root, with a home that nothing is mounted over', () => {
  expect(now.image).toBe('docker.io/lmsysorg/sglang:v0.5.20-runtime');
  expect(now.runtime).toMatchObject({ userId: 0, homeInImage: true, sharedMemoryMiB: 10240 });
  expect(now.runtime.rootReason).toMatch(/\/root/);
});

// (512 + 1.5 · chunk + 1024 · devices / 8 + 2 · batch + 1536) MB of the device, at least 10 GiB of a large one
test.each([[14909, 1, 0.646, 2048, 8], [46068, 1, 0.818, 4096, 32], [46068, 4, 0.804, 4096, 160], [81559, 8, 0.799, 8192, 512], [143771, 1, 0.895, 8192, 256]])(
  'of %d MiB, split over %d, weights and cache take %d; a step has %d tokens, %d requests', (memoryMiB, devices, share, tokens, sequences) => {
    const memory = now.memory(device(memoryMiB), devices);
    expect(memory).toMatchObject({ shareOf: ShareOf.WEIGHTS_AND_CACHE, defaultBatchedTokens: tokens, defaultMaxSequences: sequences });
    expect(memory.defaultShare).toBeCloseTo(share, 3);
  });

test.each([['fp8', 1, 7.5], ['fp8', 0, 8.0], ['awq', 0, 7.5], ['gguf', 1, 9], ['w8a8_int8', 0, 9], ['nonsense', 1, 9]])('%s weights: %d refusals on %d', (format, count, capability) => {
  expect(now.unsupported(MODEL, device(81559, capability), 'float16', format)).toHaveLength(count);
});

test('its open holes by version', () => {
  const open = (version: string) => now.advisories.filter(({ guarded, from, below }) => !guarded && isWithin(version, from, below)).map(({ id }) => id).sort();
  expect(open('0.5.9')).toEqual(['CVE-2026-15976', 'CVE-2026-3059', 'CVE-2026-3060', 'CVE-2026-3989', 'CVE-2026-7669']);
  expect(open('0.5.15')).toEqual(['CVE-2026-15976']);
  expect(open('0.5.16')).toEqual([]);
});

test('whatever an advisory says is guarded names a closed path, a refused field or a refused variable', () => {
  const walls = [...now.endpoints.controlPaths, ...now.endpoints.refusedBodyFields, ...now.unsafeOptions.map(({ spelling }) => spelling)];
  now.advisories.filter(({ guarded }) => guarded).forEach(({ effect }) => expect(walls.some((wall) => effect.includes(wall))).toBe(true));
});

test('over several machines every member is told where the first one is', () => {
  const { args } = new Sglang().at('0.5.18').command({ ...OPTIONS, pipelineParallel: 2, member: { nodes: 2, rank: '1', leaderAddress: 'head' } });

  expect(args.join(' ')).toContain('--pipeline-parallel-size 2 --nnodes 2 --node-rank 1 --dist-init-addr head:5000');
});

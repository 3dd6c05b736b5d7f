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

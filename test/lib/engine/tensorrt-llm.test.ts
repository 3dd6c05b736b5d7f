import type { AcceleratorFacts } from '../../../lib/accelerator/instance-type';
import { ShareOf, StopBehaviour } from '../../../lib/engine/engine';
import { TensorrtLlm } from '../../../lib/engine/tensorrt-llm';
import { H100, MODEL, OPTIONS } from './engine.contract';

const engine = new TensorrtLlm();
const stable = engine.at('1.2.1');
const candidate = engine.at('1.3.0rc25');
const device = (computeCapability: number): AcceleratorFacts => ({ ...H100, computeCapability });

test('the command is the whole one of the stable version', () => {
  expect(stable.command(OPTIONS)).toEqual({
    command: ['trtllm-serve'],
    args: [
      '/weights/some-model', '--host', '127.0.0.9', '--port', '18123', '--tensor_parallel_size', '4', '--max_seq_len', '8191', '--max_batch_size', '37',
      '--max_num_tokens', '4099', '--kv_cache_free_gpu_memory_fraction', '0.83', '--enable_chunked_prefill', '--config', '/some-config/llm-options.yaml',
    ],
    env: { HF_HUB_OFFLINE: '1', HOME: '/root', TORCHINDUCTOR_CACHE_DIR: '/some-cache/inductor', TRITON_CACHE_DIR: '/some-cache/triton', TRTLLM_RESPONSES_API_DISABLE_STORE: '1' },
    files: { 'llm-options.yaml': '{\n  "dtype": "bfloat16",\n  "return_perf_metrics": true,\n  "enable_iter_perf_stats": true\n}\n' },
    preparation: [],
  });
});

test('1.3 is told its name, and not to call home', () => {
  const { args } = candidate.command(OPTIONS);
  expect(args).toEqual(expect.arrayContaining(['--served_model_name', 'chat', '--no-telemetry']));
  expect(stable.knownOptions).not.toContain('--served_model_name');
  expect(stable.untold.map(({ option }) => option)).toContain('servedNames');
  expect(candidate.untold.map(({ option }) => option)).not.toContain('servedNames');
});

test('1.2 has no gauge and no counter of tokens, 1.3 has both under a prefix', () => {
  const { queued, running, kvUsage, outputTokens, timeToFirstToken } = stable.metrics;
  expect([queued, running, kvUsage, outputTokens]).toEqual([undefined, undefined, undefined, undefined]);
  expect(timeToFirstToken).toBe('time_to_first_token_seconds');
  expect(candidate.metrics).toMatchObject({ queued: 'trtllm_num_requests_waiting', kvUsage: 'trtllm_kv_cache_utilization', timeToFirstToken: 'trtllm_time_to_first_token_seconds' });
});

test.each([['1.2.1', '1.2.1'], ['1.3.0rc24', '1.2.1'], ['1.3.0rc25', '1.3.0rc25'], ['1.3.0', '1.3.0rc25'], ['1.0.0', '1.2.1']])('%s has the facts of %s', (version, facts) => {
  expect(engine.at(version).factsVersion).toBe(facts);
});

test('its metrics are not where everybody looks: that path is JSON, and shut', () => {
  expect(stable.endpoints.metricsPath).toBe('/prometheus/metrics');
  expect(stable.endpoints.controlPaths).toContain('/metrics');
});

test('it waits without a limit, and cannot be told how long a connection is kept', () => {
  expect(stable.runtime.onStop).toBe(StopBehaviour.WAITS);
  expect(stable.untold.find(({ option }) => option === 'keepAliveSeconds')?.reason).toMatch(/5 s/);
});

test('the cache gets a share of what is free after loading', () => {
  expect(stable.memory(H100, 1)).toMatchObject({ defaultShare: 0.9, shareOf: ShareOf.FREE_AFTER_LOAD, defaultBatchedTokens: 8192 });
});

test.each([['fp8', 1, 8.6], ['fp8', 0, 8.9], ['nvfp4', 1, 9], ['nvfp4', 0, 10], ['awq', 0, 8], ['bitsandbytes', 1, 9], ['gguf', 1, 9]])('%s weights: %d refusals on %d', (format, count, capability) => {
  expect(stable.unsupported(MODEL, device(capability), 'bfloat16', format)).toHaveLength(count);
});

test('a T4 is too old for its kernels', () => expect(stable.unsupported(MODEL, device(7.5), 'float16')[0].reason).toMatch(/8\.0 or newer/));

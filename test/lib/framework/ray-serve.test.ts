import { StopBehaviour } from '../../../lib/engine/engine';
import { Ollama } from '../../../lib/engine/ollama';
import { Vllm } from '../../../lib/engine/vllm';
import { servedBy } from '../../../lib/framework/frameworks';
import { deciderOf } from '../../../lib/rules/security/options-left-to-plan';
import { OPTIONS } from '../engine/engine.contract';
import { decidedFrom } from '../../support/decided-example';

const alone = new Vllm().at('0.26.0');
const served = servedBy({ name: 'ray-serve' }, alone);
const framework = served.framework!;
const config = (options: object = {}): any => JSON.parse(framework.config({ ...OPTIONS, ...options }, { name: 'chat', replicas: 3 }));
const llm = (options: object = {}): any => config(options).applications[0].args.llm_configs[0];

test('an engine without a framework stays as it is', () => {
  expect(servedBy(undefined, alone)).toBe(alone);
});

test('the newest version that was read is taken, and says which engine it brings', () => {
  expect([framework.version, framework.engineVersion]).toEqual(['2.58.0', alone.version]);
  expect(servedBy({ name: 'ray-serve', version: '2.55.0' }, alone).framework?.version).toBe('2.55.0');
});

test.each(['RAY_AUTH_MODE', 'RAY_SERVE_DEFAULT_HTTP_HOST'])('%s is no variable for a deployment to set', (name) => {
  const option = { path: `engine.extraEnv.${name}`, name, value: '' };
  expect([deciderOf(option, served.decidedOptions), deciderOf(option, alone.decidedOptions)]).toEqual(['framework', undefined]);
});

describe('what it is told to serve', () => {
  test('its proxy listens on the loopback address, where the guard asks', () => {
    expect(config().http_options).toEqual({ host: OPTIONS.host, port: OPTIONS.port });
  });

  test('one application, as often as there are replicas, and never throttled below what the engine runs', () => {
    expect(config().applications).toHaveLength(1);
    expect(llm().deployment_config).toEqual({ num_replicas: 3, max_ongoing_requests: OPTIONS.maxSequences, graceful_shutdown_timeout_s: OPTIONS.drainSeconds });
  });

  test('the model comes from the verified folder, under its first name', () => {
    expect(llm().model_loading_config).toEqual({ model_id: 'chat', model_source: OPTIONS.modelPath });
  });

  test('the engine gets what the plan decided', () => {
    expect(llm({ pipelineParallel: 2, quantization: 'fp8', trustRemoteCode: true, tuning: { ...OPTIONS.tuning, kvCacheDtype: 'fp8', chunkedPrefill: false, prefixCache: true } }).engine_kwargs).toEqual({
      tensor_parallel_size: 4, pipeline_parallel_size: 2, max_model_len: 8191, max_num_seqs: 37, max_num_batched_tokens: 4099, gpu_memory_utilization: 0.83, dtype: 'bfloat16', quantization: 'fp8',
      trust_remote_code: true, kv_cache_dtype: 'fp8', enable_chunked_prefill: false, enable_prefix_caching: true,
    });
  });
});

describe('the engine inside it', () => {
  test('nothing but its environment is started, with the home of the other image', () => {
    const { command, args, env } = served.command(OPTIONS);

    expect([command, args, env.HOME, env.VLLM_CACHE_ROOT]).toEqual([[], [], '/home/ray', `${OPTIONS.cachePath}/vllm`]);
  });

  test('the guard asks for a token, since no path of it tells whether a model is loaded', () => {
    expect(served.endpoints).toMatchObject({ healthByGeneration: true, livenessPath: '/health', readinessPath: '/health' });
    expect(served.endpoints.metricsPath).toBeUndefined();
    expect(served.endpoints.apiPaths).not.toContain('/v1/responses');
    expect(served.endpoints.controlPaths).toEqual(expect.arrayContaining(['/-/healthz', '/pause']));
  });

  test('a member that is told to stop cuts what runs: it is told last', () => {
    expect(served.runtime.onStop).toBe(StopBehaviour.CUTS);
  });

  test('a switch of the engine\'s own web server is not had', () => {
    const has = (name: string) => (served.switches.find((each) => each.name === name)?.options ?? []).length > 0;

    expect(['prefixCache', 'kvCacheDtype', 'toolCallParser', 'speculation'].map(has)).toEqual([true, true, false, false]);
  });

  test('memory, limits and formats are the engine\'s own', () => {
    const { instanceType: { accelerator }, service: { model: { facts } } } = decidedFrom('distributed-ray.yaml');

    expect(served.memory(accelerator, 8)).toEqual(alone.memory(accelerator, 8));
    expect(served.unsupported(facts, accelerator, 'bfloat16', 'gguf')).toEqual(alone.unsupported(facts, accelerator, 'bfloat16', 'gguf'));
    expect(served.conversion('fp8', 'awq')).toBe(alone.conversion('fp8', 'awq'));
  });

  test('an engine that is only a server has no parameters to give', () => {
    const ollama = servedBy({ name: 'ray-serve' }, new Ollama().at(new Ollama().defaultVersion));

    expect([ollama.embedded, JSON.parse(ollama.framework!.config(OPTIONS, { name: 'chat', replicas: 1 })).applications[0].args.llm_configs[0].engine_kwargs]).toEqual([undefined, {}]);
  });
});

describe('the replica of an example', () => {
  const { replica, plan } = decidedFrom('distributed-ray.yaml');

  test('its members are kept by the cluster, not as a group', () => {
    expect([replica.group, replica.cluster?.nodes, replica.engine.accelerators, replica.cluster?.head.accelerators]).toEqual([undefined, 2, 8, 0]);
  });

  test('only the operator\'s own probes may end a member: one without a replica of its own is healthy', () => {
    expect([replica.engine.startup, replica.engine.liveness, replica.engine.readiness?.path]).toEqual([undefined, undefined, '/health']);
    expect([replica.cluster?.head.readiness, replica.cluster?.head.startup]).toEqual([undefined, undefined]);
  });

  test('a member hears of the stop when no answer can run any more', () => {
    expect(replica.engine.preStopSleepSeconds).toBeGreaterThanOrEqual(plan.drain.deregistrationSeconds + plan.drain.generationSeconds);
  });
});

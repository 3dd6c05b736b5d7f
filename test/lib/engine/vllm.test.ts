import type { AcceleratorFacts } from '../../../lib/accelerator/instance-type';
import type { IEngineVersion } from '../../../lib/engine/engine';
import { Vllm } from '../../../lib/engine/vllm';
import { VLLM_FACTS } from '../../../lib/engine/vllm-facts';
import { isWithin } from '../../../lib/units/version';
import { H100, MODEL, OPTIONS } from './engine.contract';

const engine = new Vllm();
const now = engine.at('0.32.0');

const device = (name: string, memoryMiB: number, computeCapability?: number, vendor = 'NVIDIA'): AcceleratorFacts => ({ ...H100, name: `${vendor} ${name}`, vendor, memoryMiB, computeCapability });
const V100 = device('V100', 16384, 7.0);
const T4 = device('T4', 14909, 7.5);
const A10G = device('A10G', 22599, 8.6);
const A100 = device('A100 80GB', 81920, 8.0);
const L40S = device('L40S', 46068, 8.9);
const H200 = device('H200', 143771, 9.0);
const B200 = device('B200', 184320, 10.0);
const TRAINIUM = device('Trainium2', 98304, undefined, 'AWS');

const valueOf = (version: IEngineVersion, flag: string, options = OPTIONS) => {
  const { args } = version.command(options);
  return args.includes(flag) ? args[args.indexOf(flag) + 1] : undefined;
};

describe('the command of vLLM', () => {
  test('is the whole one of the default version', () => {
    expect(now.command({ ...OPTIONS, quantization: 'fp8' })).toEqual({
      command: ['vllm', 'serve'],
      args: [
        '/weights/some-model',
        '--served-model-name', 'chat', 'chat-long',
        '--host', '127.0.0.9', '--port', '18123',
        '--tensor-parallel-size', '4',
        '--max-model-len', '8191', '--max-num-seqs', '37', '--max-num-batched-tokens', '4099',
        '--gpu-memory-utilization', '0.83',
        '--dtype', 'bfloat16', '--quantization', 'fp8',
        '--shutdown-timeout', '307',
        '--disable-access-log-for-endpoints', '/health,/metrics',
        '--allowed-media-domains', 'media.invalid',
      ],
      env: {
        DO_NOT_TRACK: '1',
        HF_HUB_OFFLINE: '1',
        HOME: '/home/vllm',
        NUMBA_CACHE_DIR: '/some-cache/numba',
        TORCHINDUCTOR_CACHE_DIR: '/some-cache/inductor',
        TRITON_CACHE_DIR: '/some-cache/triton',
        VLLM_CACHE_ROOT: '/some-cache/vllm',
        VLLM_ENGINE_READY_TIMEOUT_S: '911',
        VLLM_HTTP_TIMEOUT_KEEP_ALIVE: '83',
        VLLM_MAX_N_SEQUENCES: '64',
        VLLM_MEDIA_URL_ALLOW_REDIRECTS: '0',
        VLLM_NO_USAGE_STATS: '1',
      },
      files: {},
      preparation: [],
    });
  });

  describe('that streams weights', () => {
    const STREAM = { ...OPTIONS, modelPath: 's3://acme/m/r1/', streamBufferMiB: 4097 };

    test('loads the address, each device its own part, within its buffer', () => {
      const { args, env } = now.command(STREAM);
      expect(args[0]).toBe('s3://acme/m/r1/');
      expect(args.join(' ')).toContain('--load-format runai_streamer --model-loader-extra-config {"distributed":true}');
      expect(env).toMatchObject({ RUNAI_STREAMER_MEMORY_LIMIT: String(4097 * 1024 * 1024), RUNAI_STREAMER_NO_BOTO3_SESSION: '0' });
    });

    test('shares nothing out when there is one device', () => {
      expect(now.command({ ...STREAM, tensorParallel: 1 }).args).not.toContain('--model-loader-extra-config');
    });

    test('has no Hub, and is not told to be offline: an address would be taken for a repository', () => {
      const { env } = now.command(STREAM);
      expect(env.HF_ENDPOINT).toBe('https://hub.invalid');
      expect(env).not.toHaveProperty('HF_HUB_OFFLINE');
      expect(now.command(OPTIONS).env).not.toHaveProperty('HF_ENDPOINT');
    });

    test.each([['0.32.0', true], ['0.23.0', true], ['0.22.9', false], ['0.19.1', false]])('in version %s: %s', (version, can) => {
      expect(new Vllm().at(version).streaming !== undefined).toBe(can);
    });
  });

  test('lets code of the weights run when the deployment says so, and only then', () => {
    expect(now.command(OPTIONS).args).not.toContain('--trust-remote-code');
    expect(now.command({ ...OPTIONS, trustRemoteCode: true }).args).toContain('--trust-remote-code');
  });

  test.each([['0.18.0', undefined], ['0.19.0', undefined], ['0.19.1', '307'], ['0.32.0', '307']])('of %s drains for %p s', (version, seconds) => {
    expect(valueOf(engine.at(version), '--shutdown-timeout')).toBe(seconds);
  });

  test('has whole seconds, never fewer than asked', () => {
    const { args, env } = now.command({ ...OPTIONS, drainSeconds: 30.2, keepAliveSeconds: 75.5, readySeconds: 600.1 });
    expect([args[args.indexOf('--shutdown-timeout') + 1], env.VLLM_HTTP_TIMEOUT_KEEP_ALIVE, env.VLLM_ENGINE_READY_TIMEOUT_S]).toEqual(['31', '76', '601']);
  });

  test.each([
    ['fp8', 'fp8'], ['bitsandbytes', 'bitsandbytes'], ['awq', undefined], ['gptq', undefined], ['nvfp4', undefined], ['mxfp4', undefined], ['int8', undefined],
    ['bfloat16', undefined], ['awq_marlin', 'awq_marlin'], ['modelopt_fp4', 'modelopt_fp4'], ['constructor', 'constructor'],
  ])('tells the format %s as %p: what the checkpoint states is left to it', (quantization, flag) => {
    expect(valueOf(now, '--quantization', { ...OPTIONS, quantization })).toBe(flag);
  });
});

describe('the facts of vLLM by version', () => {
  test.each([
    ['0.14.1', '0.19.1'], ['0.19.1', '0.19.1'], ['0.22.1', '0.20.0'], ['0.23.0', '0.23.0'], ['0.24.0', '0.24.0'], ['0.27.1', '0.24.0'],
    ['0.28.0rc1', '0.24.0'], ['0.28.0', '0.28.0'], ['0.32.0', '0.28.0'], ['1.0.0', '0.28.0'],
  ])('%s has those of %s', (version, facts) => expect(engine.at(version).factsVersion).toBe(facts));

  test('are kept newest first', () => {
    expect(VLLM_FACTS.map(({ version }) => version)).toEqual(['0.28.0', '0.24.0', '0.23.0', '0.20.0', '0.19.1']);
  });

  test.each([['0.32.0', 'docker.io/vllm/vllm-openai:v0.32.0'], ['v0.32.0', 'docker.io/vllm/vllm-openai:v0.32.0'], ['0.32.0+cu129', 'docker.io/vllm/vllm-openai:v0.32.0-cu129']])('%s is the image %s', (version, image) => {
    expect(engine.at(version).image).toBe(image);
  });

  test.each([['0.22.1', 0, '/root'], ['0.23.0', 2000, '/home/vllm'], ['0.32.0', 2000, '/home/vllm']])('%s runs as user %d in %s', (version, userId, homePath) => {
    expect(engine.at(version).runtime).toMatchObject({ userId, groupId: 0, homePath });
    expect(engine.at(version).command(OPTIONS).env.HOME).toBe(homePath);
  });

  test.each([['0.19.1', 525], ['0.20.0', 580], ['0.32.0', 580]])('%s needs driver branch %d', (version, branch) => {
    expect(engine.at(version).runtime.minimumDriverBranch).toBe(branch);
  });

  test.each([['0.19.1', 0.9], ['0.23.0', 0.92], ['0.32.0', 0.92]])('%s takes %d of the device unless told otherwise', (version, share) => {
    expect(engine.at(version).memory(H100, 1).defaultShare).toBe(share);
  });

  test('a text that is no version is refused by name', () => expect(() => engine.at('latest')).toThrow("'latest' is not a version"));

  test('no metric has a name that was dropped', () => {
    expect(JSON.stringify(now.metrics)).not.toMatch(/gpu_cache_usage_perc|time_per_output_token|num_requests_swapped|cpu_cache/);
    expect(now.metrics).toMatchObject({ queued: 'vllm:num_requests_waiting', kvUsage: 'vllm:kv_cache_usage_perc', interTokenLatency: 'vllm:inter_token_latency_seconds' });
  });
});

describe('vLLM on a device', () => {
  test.each([[T4, 2048, 256], [L40S, 2048, 256], [A100, 2048, 256], [H100, 8192, 1024], [H200, 8192, 1024], [B200, 16384, 1024]])('$name: %d tokens a step, %d requests', (accelerator, tokens, sequences) => {
    expect(now.memory(accelerator, 1)).toMatchObject({ defaultBatchedTokens: tokens, defaultMaxSequences: sequences });
  });

  const refusals = (accelerator: AcceleratorFacts, dtype: string, quantization?: string, version = now) =>
    version.unsupported(MODEL, accelerator, dtype, quantization).map(({ reason, instead }) => `${reason} -> ${instead}`);

  test('bfloat16 on a T4: float16 in its place', () => {
    expect(refusals(T4, 'bfloat16')).toEqual(['needs compute capability 8.0 or newer, NVIDIA T4 has 7.5 -> float16']);
  });

  test.each([[T4, 'float16'], [A10G, 'bfloat16'], [A100, 'bfloat16'], [B200, 'bfloat16']])('$name with %s is fine', (accelerator, dtype) => {
    expect(refusals(accelerator, dtype)).toEqual([]);
  });

  test('a V100 has no kernels at all', () => expect(refusals(V100, 'float16')).toEqual(['needs compute capability 7.5 or newer, NVIDIA V100 has 7.0 -> a newer instance type']));

  test('Trainium needs another image', () => expect(refusals(TRAINIUM, 'bfloat16')[0]).toMatch(/CUDA kernels only.* -> .*Neuron image/));

  test('a device of unknown capability is not refused', () => expect(refusals(device('X1', 90000), 'bfloat16', 'fp8')).toEqual([]));

  test.each([
    [T4, 'fp8', 1], [A10G, 'fp8', 0], [A100, 'fp8', 0], [L40S, 'fp8', 0], [T4, 'awq', 0], [T4, 'mxfp4', 1], [A10G, 'mxfp4', 0], [H100, 'int8', 0], [B200, 'int8', 1], [B200, 'nvfp4', 0],
  ])('$name with %s weights: %d refusals', (accelerator, format, count) => {
    expect(refusals(accelerator, 'float16', format)).toHaveLength(count);
  });

  test.each([['0.23.0', 'gguf', 0], ['0.24.0', 'gguf', 1], ['0.24.0', 'bitsandbytes', 0], ['0.28.0', 'bitsandbytes', 1], ['0.32.0', 'gguf', 1]])('%s with %s weights: %d refusals', (version, format, count) => {
    expect(refusals(H100, 'bfloat16', format, engine.at(version))).toHaveLength(count);
  });

  test('a format that left names the version and a way out', () => {
    expect(refusals(H100, 'bfloat16', 'gguf')).toEqual([expect.stringMatching(/became a plugin in 0\.24\.0 -> awq or gptq weights/)]);
  });

  test('a slip of the pen is answered by the nearest format', () => {
    expect(refusals(H100, 'bfloat16', 'nvpf4')).toEqual(["vLLM 0.32.0 knows no weight format 'nvpf4' -> nvfp4"]);
    expect(refusals(H100, 'bflaot16')).toEqual(["vLLM 0.32.0 knows no data type 'bflaot16' -> bfloat16"]);
  });

  test.each(['constructor', 'toString', '__proto__', ''])('%p is no format', (format) => expect(refusals(H100, 'bfloat16', format)).toHaveLength(1));

  test.each([['gemma2', 1], ['gemma3', 1], ['glm4', 1], ['glm5', 0], ['qwen3', 0]])('%s in float16: %d refusals', (family, count) => {
    expect(now.unsupported({ ...MODEL, family }, H100, 'float16')).toHaveLength(count);
  });

  test('what overflows in float16 is not sent there from a T4', () => {
    expect(now.unsupported({ ...MODEL, family: 'gemma3' }, T4, 'bfloat16')[0].instead).toMatch(/^an instance type of compute capability 8\.0 or newer/);
  });

  test('the format of the checkpoint counts when none is asked for', () => {
    expect(now.unsupported({ ...MODEL, quantization: { format: 'mxfp4' } }, T4, 'float16')).toHaveLength(1);
  });
});

describe('the advisories of vLLM', () => {
  const holesOf = (version: string) => now.advisories.filter(({ from, below, guarded, defectOnly }) => !guarded && !defectOnly && isWithin(version, from, below)).map(({ id }) => id).sort();

  test.each([
    ['0.31.0', ['PYSEC-2026-4344', 'PYSEC-2026-4349']],
    ['0.28.0', ['CVE-2026-105757', 'PYSEC-2026-4344', 'PYSEC-2026-4349']],
    ['0.14.0', ['CVE-2026-105757', 'CVE-2026-22778', 'CVE-2026-27893', 'CVE-2026-34756']],
    ['0.32.0', []],
  ])('%s has the open holes %j', (version, ids) => expect(holesOf(version)).toEqual(ids));

  test('name a refused field, a closed path or another wall wherever they say guarded', () => {
    const { refusedBodyFields, controlPaths } = now.endpoints;
    const walls = [...refusedBodyFields, ...controlPaths, 'the guard refuses the field', 'offline', 'the guard asks for keys', 'the variable is refused'];
    now.advisories.filter(({ guarded }) => guarded).forEach(({ effect }) => expect(walls.some((wall) => effect.includes(wall))).toBe(true));
  });

  test('tell of defects without calling them holes', () => {
    const defects = now.advisories.filter(({ defectOnly }) => defectOnly);
    expect(defects.map(({ id, from }) => `${id} from ${from}`)).toEqual(['vllm#54237 from 0.28.0']);
  });
});

describe('the doors of vLLM', () => {
  const { apiPaths, controlPaths, refusedBodyFields, outputTokenFields } = now.endpoints;

  test('open for the OpenAI API', () => expect(apiPaths).toEqual(['/v1/models', '/v1/chat/completions', '/v1/completions', '/v1/responses', '/v1/embeddings']));

  test.each(['/pause', '/update_weights', '/invocations', '/collective_rpc', '/v1/load_lora_adapter', '/inference/v1/generate', '/tokenize', '/scale_elastic_ep'])('stay shut for %s', (control) => {
    expect(controlPaths).toContain(control);
  });

  test('refuse templates of callers, also nested, and let them switch thinking', () => {
    expect(refusedBodyFields).toEqual(expect.arrayContaining(['chat_template', 'chat_template_kwargs.chat_template']));
    expect(refusedBodyFields).not.toContain('chat_template_kwargs');
  });

  test('see every way to ask for output tokens', () => expect(outputTokenFields).toEqual(['max_tokens', 'max_completion_tokens', 'max_output_tokens']));
});

describe('the options of vLLM', () => {
  test.each([
    ['--max-model-len', 'workload.contextTokens'], ['--max_model_len', 'workload.contextTokens'], ['-tp', 'hardware.tensorParallel'], ['-q', 'model.quantization'],
    ['--uds', 'access.exposure'], ['--trust-remote-code', 'model.trustRemoteCode'], ['VLLM_HTTP_TIMEOUT_KEEP_ALIVE', 'workload.longestSilence'],
  ])('%s is decided by %s', (spelling, field) => {
    expect(now.decidedOptions.find(({ spellings }) => spellings.includes(spelling))?.field).toBe(field);
  });

  test.each([
    '--enable-log-requests', '--enable_log_requests', '--enable-log-outputs', '--profiler-config', '--tool-server', '--enable-tokenizer-info-endpoint',
    '--trust-request-chat-template', 'VLLM_SERVER_DEV_MODE', 'VLLM_ALLOW_RUNTIME_LORA_UPDATING', 'PYTHONOPTIMIZE',
  ])('%s is unsafe', (spelling) => expect(now.unsafeOptions.map((option) => option.spelling)).toContain(spelling));
});

describe('over several machines', () => {
  const told = (rank: string): string => new Vllm().at('0.32.0').command({ ...OPTIONS, pipelineParallel: 2, member: { nodes: 2, rank, leaderAddress: 'head' } }).args.join(' ');

  test('the leader answers, and its members do as it says', () => {
    expect(told('0')).toContain('--tensor-parallel-size 4 --pipeline-parallel-size 2 --nnodes 2 --node-rank 0 --master-addr head --master-port 29501 --max-model-len');
    expect(told('1')).toBe(told('0').replace('--node-rank 0', '--node-rank 1').replace('29501', '29501 --headless'));
  });

  test('a version whose flags for it nobody read says so', () => {
    const { group, refusal } = new Vllm().at('0.24.0').spread ?? {};

    expect([group, refusal]).toEqual([undefined, expect.stringContaining('0.28.0')]);
  });
});

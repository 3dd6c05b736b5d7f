import fc from 'fast-check';
import { InstanceTypeCatalogue } from '../../lib/accelerator/catalogue';
import { WeightFiles } from '../../lib/engine/engine';
import { EngineCatalogue } from '../../lib/engine/registry';
import { ModelCatalogue } from '../../lib/model/catalogue';

const engines = EngineCatalogue.standard().names;
const models = ModelCatalogue.standard().names;
const types = InstanceTypeCatalogue.standard().names;
const REVISION = 'b968826d9c46dd6066d109eabc6255188de91218';

const OPERATORS = 'arn:aws:iam::111122223333:role/operators';

const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const rarely = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
const without = <T extends object>(x: T): T => JSON.parse(JSON.stringify(x)) as T;

const model = fc.record({
  id: fc.constantFrom(...models),
  source: fc.constantFrom('hf', 's3://acme-models/some/model/', '/models/some'),
  revision: fc.constant(REVISION),
  integrity: optional(fc.constantFrom({ manifest: `sha256:${'ab'.repeat(32)}` }, { versions: `sha256:${'cd'.repeat(32)}` }, { kind: 's3-version' })),
  quantization: optional(fc.constantFrom('fp8', 'awq', 'gptq', 'nvfp4', 'mxfp4', 'int8', 'gguf', 'q4_k_m', 'q8_0', 'unheard-of')),
  checkpointFormat: optional(fc.constantFrom('bfloat16', 'fp8', 'awq', 'q4_k_m', 'unheard-of')),
  dtype: optional(fc.constantFrom('bfloat16', 'float16')),
  servedNames: optional(fc.array(fc.constantFrom('chat', 'Qwen3-8B', 'a.b_c', 'x'), { minLength: 1, maxLength: 3 })),
  trustRemoteCode: optional(fc.boolean()),
});

/** Sources of machines in any order, some of which no group can keep. */
const source = fc.record({
  kind: fc.constantFrom('on-demand', 'spot', 'reserved', 'capacity-block'), replicas: optional(fc.integer({ min: 1, max: 4 })), reservation: optional(fc.constantFrom('cr-0123456789abcdef0', 'cr-0fedcba9876543210')),
  zone: optional(fc.constantFrom('use1-az1', 'use1-az6', 'us-east-1a')), starts: optional(fc.constantFrom('2027-01-01T11:30:00Z', '2027-01-08T05:30:00Z')), ends: optional(fc.constantFrom('2027-01-08T11:30:00Z', '2027-01-15T11:30:00Z')),
});

const sound = fc.constantFrom(
  [{ kind: 'on-demand', replicas: 1 }, { kind: 'spot' }], [{ kind: 'reserved' }, { kind: 'on-demand' }], [{ kind: 'reserved', replicas: 1, reservation: 'cr-0123456789abcdef0', zone: 'use1-az1' }, { kind: 'on-demand' }],
  [{ kind: 'spot', replicas: 1 }, { kind: 'on-demand' }], [{ kind: 'spot' }],
);

const given = fc.record({ alternatives: optional(fc.subarray(['g6e.4xlarge', 'g6e.8xlarge', 'g5.2xlarge'], { maxLength: 2 })), capacity: optional(fc.oneof({ weight: 3, arbitrary: sound }, { weight: 1, arbitrary: fc.array(source, { maxLength: 3 }) })), instanceType: fc.oneof({ weight: 3, arbitrary: fc.constantFrom('g6e.2xlarge', 'g6e.12xlarge', 'p5.48xlarge', 'g5.2xlarge') }, { weight: 2, arbitrary: fc.constantFrom(...types) }), tensorParallel: optional(fc.constantFrom(1, 2, 3, 4, 8)), nodes: rarely(fc.constantFrom(2, 3)), pipelineParallel: rarely(fc.constantFrom(2, 5)) });

const searched = fc.record({
  objective: fc.constantFrom('cheapest', 'fastest'),
  within: fc.record({ families: fc.constantFrom(['g6e'], ['g5', 'p5'], ['no-such']), maxUsdPerHour: optional(fc.constantFrom(1, 40)), quantizations: optional(fc.constantFrom(['fp8'], ['bfloat16', 'awq'])) }),
});

const shared = fc.record({
  kind: fc.constantFrom('efs', 'efs', 'fsx-lustre', 'fsx-lustre-linked', 's3-files', 's3-mount', 'claim', 'image'),
  fileSystem: optional(fc.constant('fs-0123456789abcdef0')), accessPoint: optional(fc.constant('fsap-0123456789abcdef0')), mountName: optional(fc.constant('abcdefg')),
  capacityGiB: optional(fc.constantFrom(1200, 2400, 5000)), throughputPerTiB: optional(fc.constantFrom(125, 1000)), image: optional(fc.constantFrom('registry.acme.com/weights:r7', `registry.acme.com/weights@sha256:${'ef'.repeat(32)}`)),
});

const service = {
  model,
  engine: fc.record({
    name: fc.constantFrom(...engines),
    version: optional(fc.constantFrom('0.32.0', '0.33.1', '0.28.0', '0.19.1', '0.9.2', '1.2.1', '1.3.0rc25', '3.3.7', '0.34.2')),
    extraArgs: optional(fc.constantFrom([], ['--enforce-eager'], ['--port', '9000'], ['--note', 'a "quoted" $word %i \\ `x`'])),
    extraEnv: optional(fc.constantFrom({}, { NCCL_DEBUG: 'WARN' }, { ODD: 'a$b %h "c" \\n {{x}} $(id)' }, { VLLM_SERVER_DEV_MODE: '1' })),
  }),
  hardware: fc.oneof({ weight: 8, arbitrary: given }, { weight: 1, arbitrary: searched }),
  workload: optional(fc.record({
    inputTokens: optional(fc.integer({ min: 1, max: 100000 })), outputTokens: optional(fc.integer({ min: 1, max: 20000 })), contextTokens: optional(fc.integer({ min: 16, max: 300000 })),
    concurrency: optional(fc.integer({ min: 1, max: 512 })), longestGeneration: optional(fc.constantFrom('30s', '10m', '2h')), longestSilence: optional(fc.constantFrom('5s', '5m', '1h')),
    requestsPerSecond: optional(fc.constantFrom(0.5, 5, 400)), users: optional(fc.integer({ min: 1, max: 500 })), cacheHitShare: optional(fc.constantFrom(0, 0.5, 1)),
    slo: optional(fc.constantFrom({ tpotP95: '30ms' }, { ttftP95: '800ms' })),
  })),
  optimization: optional(fc.record({
    kvCacheDtype: optional(fc.constantFrom('fp8', 'fp8_e5m2', 'q8_0', 'nvfp4', 'unheard-of')), maxSequences: optional(fc.integer({ min: 1, max: 300 })),
    maxBatchedTokens: optional(fc.integer({ min: 256, max: 32768 })), chunkedPrefill: optional(fc.boolean()), prefixCache: optional(fc.boolean()),
    kvOffload: optional(fc.constantFrom('4GiB', '500GiB')), structuredOutput: optional(fc.constantFrom('xgrammar', 'guidance', 'no-such')),
    speculation: optional(fc.record({ method: fc.constantFrom('ngram', 'eagle3', 'mtp', 'no-such'), tokens: optional(fc.integer({ min: 1, max: 8 })), draftFolder: optional(fc.constant('draft')), draftSize: optional(fc.constant('1GiB')) })),
    adapters: optional(fc.constantFrom([], [{ name: 'legal', folder: 'adapters/legal' }], [{ name: 'a b', folder: '../x' }])), maxAdapterRank: optional(fc.constantFrom(8, 64)),
    toolCallParser: optional(fc.constant('hermes')), reasoningParser: optional(fc.constant('qwen3')),
  }, { requiredKeys: [] })),
  scaling: optional(fc.integer({ min: 1, max: 4 }).chain((count) => fc.record({
    min: fc.constant(count), max: fc.constantFrom(count, count, count + 3, 1), spareAccelerator: fc.boolean(), target: optional(fc.record({ concurrency: fc.constantFrom(1, 6, 24, 900) })),
    guards: optional(fc.record({ kvUsage: optional(fc.constantFrom(0.5, 1)), ttftP95: optional(fc.constantFrom('800ms', '10s')) })),
    cooldown: optional(fc.record({ scaleOut: optional(fc.constantFrom('1s', '2h')), scaleIn: optional(fc.constantFrom('1s', '24h')) })),
    warmPool: rarely(fc.constant(1)),
    schedules: optional(fc.constantFrom([], [{ from: '08:00', to: '20:00', min: 2 }], [{ days: ['sat'], from: '22:00', to: '06:00', timeZone: 'Europe/Berlin', min: 3 }])),
  }))),
  rollout: rarely(fc.record({ strategy: fc.constantFrom('rolling', 'canary', 'linear'), share: optional(fc.constantFrom(0.01, 0.5, 1)), bakeTime: optional(fc.constantFrom('1s', '10m')) })),
  access: optional(fc.record({
    exposure: optional(fc.constantFrom('none', 'internal', 'public')), apiKeys: optional(fc.constant({ secret: 'chat-keys' })), certificate: optional(fc.constant('arn:aws:acm:us-east-1:111122223333:certificate/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0')),
    maxBodySize: optional(fc.constantFrom('64KiB', '8MiB', '1GiB')), maxOutputTokens: optional(fc.integer({ min: 1, max: 100000 })), allowedCidrs: optional(fc.constant(['10.0.0.0/8'])),
  })),
  storage: optional(fc.record({ load: optional(fc.constantFrom('local', 'stream', 'mounted')), cache: optional(fc.constantFrom('ephemeral', 'claim')), storageClass: optional(fc.constant('fast')), accessMode: optional(fc.constantFrom('ReadWriteOnce', 'ReadWriteMany')), existingClaim: optional(fc.constant('weights')), throughputMBps: optional(fc.integer({ min: 1, max: 5000 })), shared: rarely(shared) })),
};

const anything = fc.record({
  name: fc.constantFrom('chat', 'a', 'forty-characters-is-the-very-longest-name'),
  profile: optional(fc.constantFrom('dev', 'prod', 'regulated')),
  architecture: optional(fc.constantFrom('single-node', 'distributed')),
  platforms: fc.constantFrom(['ec2', 'kubernetes'], ['ec2'], ['kubernetes'], ['ecs'], ['ec2', 'ecs', 'kubernetes'], ['eks'], ['eks', 'kubernetes']),
  ...service,
  aws: fc.record({
    region: fc.constantFrom('us-east-1', 'us-west-2', 'eu-west-1', 'eu-central-1'),
    imports: optional(fc.constant({ cluster: { name: 'acme' } })),
    eks: optional(fc.constantFrom({ administrators: [OPERATORS] }, { nodes: 'node-group', administrators: [OPERATORS] }, { nodeRole: 'KarpenterNodeRole-acme' }, { nodes: 'auto-mode', nodeClass: 'large' })),
  }),
  kubernetes: optional(fc.record({ version: optional(fc.constantFrom('1.29', '1.30', '1.34', '1.36')), namespace: optional(fc.constant('serving')), autoscaler: optional(fc.constantFrom('keda', 'hpa')), monitoring: optional(fc.constantFrom({ labels: { release: 'prometheus' } }, { labels: { release: 'prometheus' }, prometheus: 'http://prometheus.monitoring:9090' })) })),
  site: optional(fc.record({ internet: optional(fc.boolean()), proxy: optional(fc.constant('http://proxy.acme.internal:3128')), registryMirror: optional(fc.constant('registry.acme.internal/mirror')) })),
});

/** Engines that load no checkpoint. */
const FILES_OF_ITS_OWN = engines.filter((name) => {
  const engine = EngineCatalogue.standard().find(name);
  return engine?.at(engine.defaultVersion).weightFiles === WeightFiles.GGUF;
});

const SOUND = (engine: string) => ({
  name: 'chat',
  profile: 'dev',
  platforms: ['ec2', 'kubernetes'],
  model: { id: 'Qwen/Qwen3-8B', revision: REVISION, ...(FILES_OF_ITS_OWN.includes(engine) && { checkpointFormat: 'q4_k_m' }) },
  engine: { name: engine },
  hardware: { instanceType: 'g6e.2xlarge' },
  workload: { inputTokens: 1500, outputTokens: 300, contextTokens: 8192 },
  aws: { region: 'us-east-1', eks: { administrators: [OPERATORS] } },
});

/** What is shared makes an architecture distributed, or nothing that shares would be rendered. */
const together = (deployment: object): object => ('storage' in deployment && JSON.stringify(deployment.storage)?.includes('"shared"') ? { architecture: 'distributed', ...deployment } : deployment);
/** A replica of several machines as somebody might write it, most of the time one that works. */
const group = fc.record({
  engine: fc.constantFrom({ name: 'vllm' }, { name: 'vllm', image: 'registry.acme.internal/efa:1' }, { name: 'sglang' }, { name: 'tgi' }),
  nodes: fc.integer({ min: 2, max: 4 }),
  pipelineParallel: rarely(fc.integer({ min: 1, max: 6 })),
  instanceType: fc.constantFrom('g6e.2xlarge', 'g6e.12xlarge', 'p5.48xlarge'),
  scaling: optional(fc.integer({ min: 1, max: 3 }).chain((count) => fc.record({ min: fc.constant(count), max: fc.constant(count), spareAccelerator: fc.boolean() }))),
  queue: optional(fc.constant('gpu')),
  framework: rarely(fc.constantFrom({ name: 'ray-serve' }, { name: 'ray-serve', version: '2.50.0' })),
  storage: service.storage,
}).map(({ engine, scaling, storage, queue, framework, ...hardware }) => ({ ...SOUND(engine.name), architecture: 'distributed', platforms: ['kubernetes'], engine, framework, hardware, scaling, storage, kubernetes: { queue } }));

/** The same where the number of replicas may move. */
const ELASTIC = (engine: string) => ({
  ...SOUND(engine), architecture: 'distributed', kubernetes: { monitoring: { labels: { release: 'prometheus' }, prometheus: 'http://prometheus.monitoring:9090' } },
});

const FIELDS = ['name', 'profile', 'platforms', 'model', 'engine', 'hardware', 'workload', 'optimization', 'scaling', 'rollout', 'access', 'storage', 'aws', 'kubernetes', 'site'] as const;

const changed = (base: (engine: string) => object, always: string[]) => fc.tuple(anything, fc.constantFrom(...engines), fc.subarray([...FIELDS], { minLength: 1, maxLength: 4 }))
  .map(([other, engine, keys]) => ({ ...base(engine), ...Object.fromEntries([...keys, ...always].map((key) => [key, other[key as keyof typeof other]])) }));

/** A range of replicas on machines from everywhere. */
const elsewhere = fc.tuple(sound, fc.integer({ min: 1, max: 3 }), fc.constantFrom(0, 4)).map(([capacity, min, more]) => ({
  ...ELASTIC('vllm'), platforms: ['ec2'], hardware: { instanceType: 'g6e.2xlarge', capacity }, scaling: { min, max: min + more },
}));

/** A description as somebody might write it: of the right shape, and anything but always sensible. Some change a sound one in a few places, some make up everything. */
export const anyDeployment: fc.Arbitrary<object> = fc.oneof(
  { weight: 1, arbitrary: anything },
  { weight: 1, arbitrary: group },
  { weight: 3, arbitrary: changed(SOUND, []) },
  { weight: 1, arbitrary: changed(ELASTIC, ['scaling']) },
  { weight: 1, arbitrary: elsewhere },
).map(without).map(together);

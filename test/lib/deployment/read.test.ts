import fc from 'fast-check';
import { readDeployment, readProps } from '../../../lib/deployment/read';
import { EksNodes } from '../../../lib/deployment/eks-props';
import { Architecture, Exposure, Platform, PodScaler, Profile, WeightsCache } from '../../../lib/deployment/enums';
import { LogCollector, LogDestination, type LoggingProps } from '../../../lib/deployment/logging-props';
import { AlertSeverity, NotificationKind } from '../../../lib/deployment/notification-props';
import { RolloutStrategy } from '../../../lib/deployment/rollout-props';
import { SharedStorageKind } from '../../../lib/deployment/storage-props';
import type { DeploymentProps } from '../../../lib/deployment/props';
import { deploymentText } from '../../support/deployment-text';

const read = (text: string, environment?: string) => readDeployment({ text, file: 'chat.yaml', environment });
const placed = (text: string, environment?: string) => read(text, environment).findings.map(({ code, path, location }) => `${code} ${path} ${location?.line}:${location?.column}`);

const PROPS: DeploymentProps = {
  name: 'chat', platforms: [Platform.KUBERNETES], model: { id: 'Qwen/Qwen3-8B', source: 's3://acme-models/qwen/' }, engine: { name: 'vllm' }, hardware: { instanceType: 'g6e.2xlarge' },
};

test('the one-service form is short for a service named like the deployment', () => {
  const [service] = read(deploymentText()).deployment?.services ?? [];
  expect([service.name, service.path, service.replicas]).toEqual(['chat', '', 1]);
});

test('a service written out takes over what is shared and keeps its own', () => {
  const { deployment } = readProps({ ...PROPS, engine: undefined, services: { talk: { engine: { name: 'vllm', version: '0.33.0' } } } });
  expect(deployment?.services.map(({ name, path, engine, instanceType }) => [name, path, engine.version, instanceType])).toEqual([['talk', 'services.talk', '0.33.0', 'g6e.2xlarge']]);
});

test('a host name is taken as it is written', () => {
  expect(readProps({ ...PROPS, access: { hostName: 'chat.acme.com' } }).deployment?.services[0].access.hostName).toBe('chat.acme.com');
});

test.each([
  ['/models/qwen', undefined, { load: 'mounted', integrity: 'none' }],
  ['s3://acme/m/', { manifest: `sha256:${'a'.repeat(64)}` }, { load: 'local', integrity: 'sha256' }],
  ['s3://acme/m/', { versions: `sha256:${'b'.repeat(64)}` }, { load: 'local', integrity: 's3-version' }],
  ['s3://acme/m/', { manifest: `sha256:${'a'.repeat(64)}`, versions: `sha256:${'b'.repeat(64)}` }, { load: 'local', integrity: 'sha256' }],
])('how weights from %s get to the engine, and what proves them, follows from %o', (source, integrity, expected) => {
  const [service] = readProps({ ...PROPS, model: { ...PROPS.model, id: 'Qwen/Qwen3-8B', source, integrity } }).deployment?.services ?? [];
  expect({ load: service.storage.load, integrity: service.model.integrity }).toEqual(expected);
});

test('a range, and nothing else, makes the number of replicas move; what is not said about it follows from the load', () => {
  const scalingOf = (scaling: DeploymentProps['scaling']) => readProps({ ...PROPS, scaling }).deployment?.services[0].scaling;

  expect([scalingOf({}), scalingOf({ min: 2 }), scalingOf({ min: 2, max: 2 })]).toEqual([undefined, undefined, undefined]);
  expect(scalingOf({ min: 2, max: 4 })).toEqual({ max: 4, target: 8, kvUsage: 0.9, schedules: [] });
  expect(scalingOf({ max: 4, target: { concurrency: 12 }, guards: { kvUsage: 0.8, ttftP95: '1500ms' }, cooldown: { scaleOut: '10m', scaleIn: '1h' }, schedules: [{ from: '08:00', to: '18:00', min: 3 }] })).toEqual({
    max: 4, target: 12, kvUsage: 0.8, ttftP95Seconds: 1.5, scaleOutSeconds: 600, scaleInSeconds: 3600,
    schedules: [{ from: '08:00', to: '18:00', min: 3, timeZone: 'UTC', days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] }],
  });
});

test('what an autoscaler is told is not silently ignored where nothing moves', () => {
  const { findings } = read(deploymentText({ extra: 'scaling: { min: 2, target: { concurrency: 4 }, guards: { kvUsage: 0.8 } }' }));
  expect(findings.map(({ code, path, severity }) => [code, path, severity])).toEqual([['SCALER_WITHOUT_RANGE', 'scaling.target', 'warning'], ['SCALER_WITHOUT_RANGE', 'scaling.guards', 'warning']]);
});

test('a zone has its other names, and a slip its nearest', () => {
  const zoned = (timeZone: string) => readProps({ ...PROPS, architecture: Architecture.DISTRIBUTED, scaling: { max: 2, schedules: [{ from: '08:00', to: '18:00', min: 2, timeZone }] } }).findings;
  expect([zoned('UTC'), zoned('Etc/GMT-3'), zoned('US/Pacific')]).toEqual([[], [], []]);
  expect(zoned('Europe/Berln').map(({ remedy }) => remedy)).toEqual([expect.stringMatching(/^did you mean Europe\/Berlin/)]);
});

const AWS = { platforms: [Platform.EC2], aws: { region: 'us-east-1' } };
const AUTO_MODE = { platforms: [Platform.EKS], aws: { region: 'us-east-1', eks: { nodes: EksNodes.AUTO_MODE }, imports: { cluster: { name: 'acme' }, key: 'arn:aws:kms:us-east-1:111122223333:key/1' } } };
const CERTIFICATE = 'arn:aws:acm:us-east-1:111122223333:certificate/1';

const logging = (props: LoggingProps): Partial<DeploymentProps> => ({ observability: { logging: props } });
const MAIL = { observability: { notifications: [{ severity: AlertSeverity.PAGE, to: NotificationKind.EMAIL, address: 'llm@example.com' }] } };
const ON_AWS = { platforms: [Platform.EC2], aws: { region: 'us-east-1' } };

describe.each<[string, Partial<DeploymentProps>, Partial<DeploymentProps>]>([
  ['model.revision', { model: { ...PROPS.model, id: 'Qwen/Qwen3-8B', revision: 'a'.repeat(40) } }, { model: { id: 'Qwen/Qwen3-8B', revision: 'a'.repeat(40) } }],
  ['rollout.share', { ...AWS, rollout: { share: 0.5 } }, { ...AWS, rollout: { strategy: RolloutStrategy.CANARY, share: 0.5 } }],
  ['rollout.bakeTime', { rollout: { bakeTime: '10m' } }, { ...AWS, rollout: { bakeTime: '10m' } }],
  ['rollout.bakeTime', { ...AWS, access: { exposure: Exposure.NONE }, rollout: { bakeTime: '10m' } }, { ...AWS, access: { exposure: Exposure.NONE }, rollout: { strategy: RolloutStrategy.LINEAR, bakeTime: '10m' } }],
  ['access.certificate', { ...AWS, access: { exposure: Exposure.NONE, certificate: CERTIFICATE } }, { ...AWS, access: { certificate: CERTIFICATE } }],
  ['access.hostName', { ...AWS, access: { exposure: Exposure.NONE, hostName: 'chat.acme.com' } }, { access: { exposure: Exposure.NONE, hostName: 'chat.acme.com' }, kubernetes: { gateway: { name: 'edge', namespace: 'edge' } } }],
  ['storage.accessMode', { storage: { accessMode: 'ReadWriteMany' } }, { storage: { accessMode: 'ReadWriteMany', cache: WeightsCache.CLAIM } }],
  ['storage.accessMode', { storage: { accessMode: 'ReadWriteMany', cache: WeightsCache.CLAIM, shared: { kind: SharedStorageKind.S3_MOUNT } } }, { storage: { accessMode: 'ReadWriteMany', shared: { kind: SharedStorageKind.CLAIM } } }],
  ['storage.cache', { storage: { cache: WeightsCache.CLAIM, shared: { kind: SharedStorageKind.CLAIM } } }, { storage: { cache: WeightsCache.CLAIM } }],
  ['site.noProxy', { site: { noProxy: ['.acme.internal'] } }, { site: { noProxy: ['.acme.internal'], proxy: 'http://proxy.acme.internal:3128' } }],
  ['kubernetes.monitoring.prometheus', { kubernetes: { autoscaler: PodScaler.HPA, monitoring: { prometheus: 'http://p.m:9090' } } }, { kubernetes: { monitoring: { prometheus: 'http://p.m:9090' } } }],
  ['observability.notifications', { ...MAIL, kubernetes: { monitoring: { operator: false } } }, MAIL],
  ['observability.logging.archive.enabled', logging({ archive: { enabled: true } }), { ...logging({ archive: { enabled: true } }), ...ON_AWS }],
  ['observability.logging.archive.days', logging({ archive: { days: 30 } }), { ...logging({ archive: { days: 30 } }), ...ON_AWS }],
  ['observability.logging.archive.objectLock', { ...logging({ archive: { objectLock: true } }), ...ON_AWS, profile: Profile.DEV }, { ...logging({ archive: { objectLock: true } }), ...ON_AWS }],
  ['observability.logging.pods.address', logging({ pods: { address: 'http://loki.monitoring:80' } }), logging({ pods: { destination: LogDestination.LOKI, address: 'http://loki.monitoring:80' } })],
  ['observability.logging.pods.collector', logging({ pods: { collector: LogCollector.DAEMON_SET } }), logging({ pods: { destination: LogDestination.CLOUDWATCH, collector: LogCollector.DAEMON_SET } })],
  ['aws.imports.key', AUTO_MODE, { ...AUTO_MODE, platforms: [Platform.EKS, Platform.EC2] }],
])('%s', (field, idle, read) => {
  const idleFields = (props: Partial<DeploymentProps>) => readProps({ ...PROPS, ...props }).findings.filter(({ code }) => code === 'FIELD_WITHOUT_EFFECT').map(({ path }) => path);

  test('is told where nothing reads it', () => expect(idleFields(idle)).toContain(field));
  test('is not where something does', () => expect(idleFields(read)).not.toContain(field));
});

test('defaults are what the docstrings say', () => {
  const { deployment } = readProps(PROPS);
  expect(deployment).toMatchObject({ profile: 'prod', architecture: Architecture.SINGLE_NODE, kubernetes: { version: '1.34', namespace: 'default' }, waivers: [], patches: [] });
  expect(deployment?.services[0]).toMatchObject({
    workload: { contextTokens: 32768, inputTokens: 1500, outputTokens: 500, concurrency: 8, longestGenerationSeconds: 300, longestSilenceSeconds: 60 },
    rollout: { strategy: 'rolling', share: 0.1, bakeSeconds: 300 },
    access: { exposure: 'internal', allowedCidrs: [], maxBodyBytes: 2 * 2 ** 20, maxOutputTokens: 32768 },
    storage: { load: 'local', cache: 'ephemeral', accessMode: 'ReadWriteOnce' },
    model: { servedNames: ['chat'], dtype: 'bfloat16', integrity: 'none', trustRemoteCode: false },
    spareAccelerator: false,
  });
});

test('a mistake has the place of its key', () => {
  expect(placed(deploymentText({ extra: 'acess: {}' }))).toEqual(['UNKNOWN_FIELD acess 10:1']);
});

test('a mistake in an overlay has the place in the overlay', () => {
  expect(placed(deploymentText({ extra: 'environments:\n  dev:\n    workload: { longestGeneration: soon }' }), 'dev')).toEqual(['BAD_DURATION environments.dev.workload.longestGeneration 12:17']);
});

test('maps of an environment are joined, lists are replaced', () => {
  const text = deploymentText({ extra: 'environments: { two: { platforms: [kubernetes], workload: { concurrency: 3 } } }' });
  const { deployment } = read(text, 'two');
  expect([deployment?.platforms, deployment?.services[0].workload.concurrency, deployment?.services[0].workload.inputTokens]).toEqual([['kubernetes'], 3, 1500]);
});

test('all mistakes are told at once', () => {
  expect(placed(deploymentText({ replace: { model: 'model: { id: Qwen/Qwen3-8B, revision: main }', aws: 'aws: { region: Mars }' }, extra: 'acess: {}' })).map((line) => line.split(' ')[0]).sort()).toEqual(['REGION_ILLEGAL', 'REVISION_NOT_A_COMMIT', 'UNKNOWN_FIELD']);
});

test.each([
  ['a model with missing facts', 'Qwen/Qwen3.5-9B', 'MODEL_FACTS_MISSING'],
  ['an unknown model', 'Qwen/Qwen3-8', 'MODEL_UNKNOWN'],
])('%s is a finding that names it', (_, id, code) => {
  const { findings } = readProps({ ...PROPS, model: { id, source: 's3://acme-models/x/' } });
  expect(findings.map((finding) => [finding.code, finding.value])).toEqual([[code, id]]);
});

test("a model's config.json stands for the catalogue", () => {
  const config = JSON.stringify({ model_type: 'qwen3', hidden_size: 4096, num_hidden_layers: 36, num_attention_heads: 32, num_key_value_heads: 8, head_dim: 128, intermediate_size: 12288, vocab_size: 151936, max_position_embeddings: 40960, tie_word_embeddings: false, torch_dtype: 'bfloat16' });
  const { deployment, findings } = readDeployment({ text: deploymentText({ replace: { model: 'model: { id: acme/own, source: "s3://acme-models/own/", configFile: config.json }' } }), file: 'chat.yaml', readFile: (name) => (name === 'config.json' ? config : undefined) });
  expect(findings).toEqual([]);
  expect(Math.abs((deployment?.services[0].model.facts.parameters ?? 0) / 8190427136 - 1)).toBeLessThan(0.005);
});

test('a deploy-time value passes where nothing is planned, and is refused where something is', () => {
  const token = '${Token[TOKEN.12]}';
  expect(readProps({ ...PROPS, access: { apiKeys: { secret: token } } }).findings).toEqual([]);
  expect(readProps({ ...PROPS, hardware: { instanceType: token } }).findings.map(({ code }) => code)).toContain('DEPLOY_TIME_VALUE');
  expect(readProps({ ...PROPS, workload: { contextTokens: -1.8881545897087827e+289 } }).findings.map(({ code }) => code)).toContain('DEPLOY_TIME_VALUE');
});

test('no text makes it crash', () => {
  const good = deploymentText();
  const mangled = fc.tuple(fc.nat(good.length), fc.nat(40), fc.string({ unit: fc.constantFrom('{', '}', '[', ']', ':', '-', '&a', '*a', '"', "'", '\n', '\t', '#', '!x', '|', '>', '%', '0', 'é', '\u0000', '__proto__', '<<') }))
    .map(([at, length, insert]) => good.slice(0, at) + insert + good.slice(at + length));
  fc.assert(fc.property(mangled, (text) => {
    const { deployment, findings } = read(text);
    expect(deployment !== undefined || findings.length > 0).toBe(true);
  }), { numRuns: 1000 });
});

test.each(['access: { apiKeys: hf_abcdefghijklmnopqrstuvwxyz0123456789 }', 'site: { proxy: [sk-abcdefghijklmnopqrstuvwxyz] }'])('a secret in a wrong place is not repeated: %s', (extra) => {
  const { findings } = read(deploymentText({ extra }));
  expect(findings.length).toBeGreaterThan(0);
  expect(JSON.stringify(findings)).not.toMatch(/abcdefghijkl/);
});

import { decide, type ServiceDecision } from '../../../lib/decide';
import { readDeployment } from '../../../lib/deployment/read';
import { budgetSeconds } from '../../../lib/plan/time-line';
import { folderAddress } from '../../../lib/weights/folder-address';
import { deploymentText } from '../../support/deployment-text';

const VERSIONS = `sha256:${'b'.repeat(64)}`;
const MANIFEST = `sha256:${'a'.repeat(64)}`;

function decided({ storage = '', integrity = '', source = 's3://acme/m/r1/', id = 'Qwen/Qwen3-8B', instanceType = 'g6e.2xlarge' } = {}): ServiceDecision {
  const model = `model: { id: ${id}, source: '${source}'${integrity && `, integrity: ${integrity}`} }`;
  const text = deploymentText({ replace: { model, hardware: `hardware: { instanceType: ${instanceType} }` }, extra: storage && `storage: ${storage}` });
  return decide({ read: readDeployment({ text, file: 'chat.yaml' }) }).services[0];
}

const streamed = (more: Parameters<typeof decided>[0] = {}) => decided({ storage: '{ load: stream }', integrity: `{ versions: "${VERSIONS}" }`, ...more });
const argumentAfter = (args: string[], flag: string) => args[args.indexOf(flag) + 1];

describe('an engine that streams', () => {
  const { replica, plan } = streamed();

  test('is given the address, the region, and no volume for weights', () => {
    expect(replica.engine.args[0]).toBe('s3://acme/m/r1/');
    expect(argumentAfter(replica.engine.args, '--load-format')).toBe('runai_streamer');
    expect(replica.engine.env).toMatchObject({ AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-east-1' });
    expect(replica.volumes.map(({ name }) => name)).not.toContain('weights');
    expect(replica.engine.mounts.map(({ volume }) => volume)).not.toContain('weights');
  });

  test('is preceded by the gate and by no fetch', () => {
    expect(replica.fetch).toBeUndefined();
    expect(replica.gate).toMatchObject({ name: 'gate', env: { LLM_SOURCE: 's3://acme/m/r1/', LLM_VERSIONS_DIGEST: 'b'.repeat(64) }, readOnlyRoot: true });
    expect(Object.keys(replica.volumes.find(({ name }) => name === 'scripts')?.files ?? {})).toEqual(['check-versions.sh']);
  });

  test('asks for the memory of its buffers besides its own', () => {
    expect(plan.weights.streamBufferMiB).toBe(4096);
    expect(replica.engine.memoryMiB - decided().replica.engine.memoryMiB).toBe(4096);
    expect(replica.engine.env.RUNAI_STREAMER_MEMORY_LIMIT).toBe(String(4096 * 2 ** 20));
  });

  test('takes no disk for weights', () => {
    const copied = decided().plan;
    expect(copied.diskGiB - plan.diskGiB).toBeCloseTo(copied.weights.sizeGiB * 1.05, -0.5);
  });

  test('may take as long as the stream needs, by its own clock and the start-up probe', () => {
    const line = plan.startTimeLines.ec2;
    expect(line.steps.map(({ name }) => name)).toEqual(['launch', 'driver', 'image-pull', 'gate', 'load', 'warm-up', 'first-token']);
    expect(replica.engine.env.VLLM_ENGINE_READY_TIMEOUT_S).toBe(String(budgetSeconds(line, ['load', 'warm-up'])));
    expect((replica.engine.startup?.failureThreshold ?? 0) * 10).toBeGreaterThanOrEqual(budgetSeconds(line, ['load', 'warm-up', 'first-token']));
  });

  test('says why in the plan', () => {
    expect(plan.decisions.find(({ what }) => what === 'weights')).toMatchObject({ value: 'stream, s3-version', reason: expect.stringMatching(/4096 MiB of host memory/), refused: [expect.stringMatching(/^local/)] });
  });

  test('has a buffer that holds the largest tensor', () => {
    // 128 experts of 2048 × 768, gate and up, two bytes: 0.75 GiB; the embedding is smaller still
    expect(streamed({ id: 'Qwen/Qwen3-30B-A3B', instanceType: 'g6e.12xlarge' }).plan.weights.streamBufferMiB).toBe(4096);
    const { plan: large } = streamed({ id: 'deepseek-ai/DeepSeek-R1', instanceType: 'p5en.48xlarge' });
    expect(large.weights.streamBufferMiB).toBeGreaterThan(4096);
    expect(large.hostMemoryMiB).toBeGreaterThan((large.weights.streamBufferMiB ?? 0) * large.cut.devices);
  });

  test('has no gate when no versions are pinned', () => {
    expect(streamed({ integrity: '' }).replica.gate).toBeUndefined();
  });
});

test('a copy is gated and hashed when both lists are pinned', () => {
  const { replica, plan } = decided({ integrity: `{ kind: s3-version, manifest: "${MANIFEST}", versions: "${VERSIONS}" }` });
  expect(replica.gate?.env.LLM_VERSIONS_DIGEST).toBe('b'.repeat(64));
  expect(replica.fetch?.env.LLM_MANIFEST_DIGEST).toBe('a'.repeat(64));
  expect(Object.keys(replica.volumes.find(({ name }) => name === 'scripts')?.files ?? {})).toEqual(['check-versions.sh', 'fetch-weights.sh']);
  expect(plan.startTimeLines.kubernetes.steps.map(({ name }) => name).slice(3, 5)).toEqual(['gate', 'fetch']);
});

test('mounted weights are loaded where they lie', () => {
  const { replica } = decided({ source: '/models/qwen' });
  expect(replica.engine.args[0]).toBe('/weights/models/qwen');
  expect([replica.gate, replica.fetch]).toEqual([undefined, undefined]);
});

test.each([['s3://b/r3', 's3://b/r3/'], ['s3://b/r3/', 's3://b/r3/'], ['s3://b', 's3://b/'], ['/models/x', '/models/x'], ['s3://${Token[Bucket.1]}', 's3://${Token[Bucket.1]}']])('the folder of %s is %s', (source, address) => {
  expect(folderAddress(source)).toBe(address);
});

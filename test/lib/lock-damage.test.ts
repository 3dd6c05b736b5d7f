import fc from 'fast-check';
import { decide, isRenderable, lockOf, type DeploymentDecision } from '../../lib/decide';
import { readDeployment } from '../../lib/deployment/read';
import type { Lock } from '../../lib/plan/lock';
import { deploymentText } from '../support/deployment-text';

const given = readDeployment({ text: deploymentText(), file: 'chat.yaml' });

interface Subject {
  readonly read: ReturnType<typeof readDeployment>;
  readonly lock: Lock;
  readonly sound: DeploymentDecision;
}

const subjectOf = (read: Subject['read']): Subject => {
  const lock = JSON.parse(JSON.stringify(lockOf(decide({ read })))) as Lock;
  return { read, lock, sound: decide({ read, lock }) };
};
const subjects = [subjectOf(given)];
const [{ lock, sound }] = subjects;

type Path = readonly string[];
const nodesOf = (value: unknown, path: Path = []): Path[] =>
  [...(path.length > 0 ? [path] : []), ...(typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, below]) => nodesOf(below, [...path, key])) : [])];

/** The lock with one node replaced, or removed when the value is undefined. */
function mutated(of: Lock, path: Path, value: unknown): Lock {
  const copy = structuredClone(of);
  const parent = path.slice(0, -1).reduce((at: any, key) => at[key], copy);
  const key = path[path.length - 1];
  if (value === undefined) delete parent[key];
  else parent[key] = value;
  return copy;
}

const plan = (path: string, value: unknown): DeploymentDecision => decide({ read: given, lock: mutated(lock, ['services', 'chat', 'plan', ...path.split('.')], value) });
const locks = ({ findings }: DeploymentDecision) => findings.filter(({ code, severity }) => code.startsWith('LOCK') && severity === 'error').map(({ code, path }) => `${code} ${path}`);

test('a lock that this library wrote is obeyed', () => {
  for (const subject of subjects) {
    expect(locks(subject.sound)).toEqual([]);
    expect(subject.sound.services[0].plan).toEqual(subject.lock.services.chat.plan);
  }
});

test.each<[string, unknown]>([
  ['drain.deregistrationSeconds', '15; touch /tmp/pwn #'],
  ['idle.guardKeepAliveSeconds', '9s\n  http-request use-service prometheus-exporter if { path /v1/leak } #'],
  ['memoryShare', '0.92 --x'],
  ['maxSequences', '9; id'],
  ['maxSequences', 1.5],
  ['maxSequences', 0],
  ['queuedRequests', -1],
  ['memoryShare', 1.01],
  ['drain.generationSeconds', 1e308],
  ['replicas', Infinity],
  ['weightFormat', 'fp8 --trust-remote-code'],
  ['engineVersion', '0.32.0; id'],
  ['images.engine', 'docker.io/vllm/vllm-openai:v0.32.0\n--x'],
  ['decisions.0.reason', 'two\nlines'],
  ['decisions', {}],
  ['idle.guardSeconds', undefined],
  ['cut', undefined],
])('%s as %j is damage, told with its path', (field, value) => {
  const decision = plan(field, value);
  expect(locks(decision)).toEqual([`LOCK_DAMAGED lock.services.chat.plan.${field}`]);
  expect(isRenderable(decision)).toBe(false);
  expect(decision.services[0].plan).toEqual(sound.services[0].plan);
});

test('a field that no lock has is damage', () => {
  expect(locks(plan('trustRemoteCode', true))).toEqual(['LOCK_DAMAGED lock.services.chat.plan.trustRemoteCode']);
});

test('what is told of a damaged field is one line of text', () => {
  const [{ message }] = plan('idle.guardSeconds', '\u001b[2J\nok').findings.filter(({ code }) => code === 'LOCK_DAMAGED');
  expect(message).toBe("services.chat.plan.idle.guardSeconds in the lock is '\\u001b[2J\\nok', of type integer is wanted");
});

test.each<[string, unknown]>([
  ['images.engine', 'docker.io/evil/vllm:v0.32.0'],
  ['images.engine', 'vllm/vllm-openai:v0.32.0'],
  ['images.guard', 'docker.io/library/haproxy-evil:3.0.28'],
  ['images.fetch', 'localhost:5000/aws-cli/aws-cli:2.31.23'],
  ['dtype', 'bfloat16 --trust-remote-code'],
  ['service', 'other'],
  ['engine', 'sglang'],
  ['instanceType', 'p5.48xlarge'],
  ['replicas', 100],
  ['contextTokens', 16],
  ['weights.source', 's3://evil/weights/'],
  ['weights.integrity', 'sha256'],
  ['weights.strategy', 'stream'],
])('%s as %j is what this deployment never locks', (field, value) => {
  const decision = plan(field, value);
  expect(decision.findings.filter(({ code }) => code === 'LOCK_FOREIGN').map(({ message }) => message)).toEqual([expect.stringContaining(`services.chat.plan.${field} in the lock is '`)]);
  expect(isRenderable(decision)).toBe(false);
});

test.each<[string, unknown]>([
  ['images.engine', 'docker.io/vllm/vllm-openai:v0.31.0'],
  ['images.guard', `docker.io/library/haproxy:3.0.27@sha256:${'ab'.repeat(32)}`],
  ['maxSequences', 7],
])('%s as %j is another version of the same, and drift', (field, value) => {
  const decision = plan(field, value);
  expect(locks(decision)).toEqual([]);
  expect(decision.services[0].drift.map((drift) => drift.field)).toContain(field);
});

test('an image and a version that the deployment names itself are locked as it names them', () => {
  const own = subjectOf(readDeployment({ text: deploymentText({ replace: { engine: 'engine: { name: vllm, version: 0.32.0, image: "registry.acme.internal/vllm:v1" }' } }), file: 'chat.yaml' }));
  const codes = (field: Path, value: string) => locks(decide({ read: own.read, lock: mutated(own.lock, ['services', 'chat', 'plan', ...field], value) }));
  expect(locks(own.sound)).toEqual([]);
  expect(codes(['images', 'engine'], 'registry.acme.internal/vllm:v2')).toEqual(['LOCK_FOREIGN ']);
  expect(codes(['engineVersion'], '0.31.0')).toEqual(['LOCK_FOREIGN ']);
});

test('a plan of an older library lacks what a newer one decides besides', () => {
  const decision = plan('sharedMemoryMiB', undefined);
  expect(locks(decision)).toEqual([]);
  expect(decision.services[0].plan).toEqual(sound.services[0].plan);
});

test('a platform that was added since has its own time line', () => {
  const decision = plan('startTimeLines.kubernetes', undefined);
  expect(isRenderable(decision)).toBe(true);
  expect(decision.services[0].plan.startTimeLines).toEqual(sound.services[0].plan.startTimeLines);
});

const FORBIDDEN = ['x; id', 'a\nb'];
const MUTANTS: unknown[] = [null, 0, -1, 0.5, true, {}, [], ...FORBIDDEN, 1e308, '', undefined];

/** A lock is refused, tells what differs, or holds other words only: what is rendered is then the same. It never throws. */
function judged({ read, lock: whole, sound: before }: Subject, path: Path, value: unknown): void {
  const decision = decide({ read, lock: mutated(whole, path, value) });
  const told = decision.findings.some(({ code }) => code.startsWith('LOCK'));
  if (!told && isRenderable(decision)) expect(decision.services.map(({ replica }) => replica)).toEqual(before.services.map(({ replica }) => replica));
  if (isRenderable(decision)) expect(FORBIDDEN.filter((text) => JSON.stringify(decision.services.map(({ replica }) => replica)).includes(JSON.stringify(text).slice(1, -1)))).toEqual([]);
}

const anywhere = fc.constantFrom(...subjects).chain((subject) => fc.tuple(fc.constant(subject), fc.constantFrom(...nodesOf(subject.lock))));

test('whatever stands in a lock, it is a finding or the same rendering, never a crash', () => {
  fc.assert(fc.property(anywhere, fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...MUTANTS) }, fc.jsonValue(), fc.string({ unit: 'binary' }), fc.double()), ([subject, path], value) => judged(subject, path, value)), { numRuns: 100 });
});

test('every value of the plan that is no text becomes an error when a text stands there', () => {
  for (const subject of subjects) {
    const numbers = nodesOf(subject.lock.services.chat.plan).filter((path) => typeof path.reduce((at: any, key) => at[key], subject.lock.services.chat.plan) === 'number');
    for (const path of numbers) {
      expect(locks(decide({ read: subject.read, lock: mutated(subject.lock, ['services', 'chat', 'plan', ...path], 'x; id') }))).toEqual([`LOCK_DAMAGED lock.services.chat.plan.${path.join('.')}`]);
    }
  }
});

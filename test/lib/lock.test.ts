import { InstanceTypeCatalogue } from '../../lib/accelerator/catalogue';
import type { InstanceTypeFacts } from '../../lib/accelerator/instance-type';
import { Catalogues } from '../../lib/catalogues';
import { decide, isRenderable, lockOf } from '../../lib/decide';
import { readDeployment } from '../../lib/deployment/read';
import type { IEngine } from '../../lib/engine/engine';
import { EngineCatalogue } from '../../lib/engine/registry';
import { deploymentText } from '../support/deployment-text';

const read = (text = deploymentText()) => readDeployment({ text, file: 'chat.yaml' });
const standard = Catalogues.standard();
const g6e = standard.instanceTypes.find('g6e.2xlarge') as InstanceTypeFacts;
const lock = lockOf(decide({ read: read() }));
const codes = (decision: ReturnType<typeof decide>) => decision.findings.map(({ code }) => code).filter((code) => code.startsWith('LOCK'));

/** The same library with another price and less usable memory in its catalogue. */
const newCatalogue = standard.withInstanceTypes(InstanceTypeCatalogue.standard().with({ ...g6e, usdPerHour: { 'us-east-1': 9.99 }, accelerator: { ...g6e.accelerator, memoryMiB: 40000 } }));

/** A later library, whose engine has a newer default. */
const engine = standard.engines.find('vllm') as IEngine;
const newer: IEngine = Object.assign(Object.create(engine) as IEngine, { defaultVersion: '0.40.0' });
const newLibrary = standard.withEngines(EngineCatalogue.standard().with(newer));

test('without a change a lock says nothing', () => {
  const decision = decide({ read: read(), lock });
  expect(codes(decision)).toEqual([]);
  expect(decision.services[0].drift).toEqual([]);
});

test('a change of the catalogue does not touch what is locked, and is told as drift', () => {
  const decision = decide({ read: read(), lock, catalogues: newCatalogue });
  const [{ plan, drift }] = decision.services;
  expect(plan).toEqual(lock.services.chat.plan);
  expect(drift).toContainEqual({ field: 'cost.usdPerInstanceHour', locked: '2.24208', now: '9.99' });
  expect(drift.map(({ field }) => field)).toEqual(expect.arrayContaining(['memory.kvCacheGiB', 'maxSequences']));
  expect(new Set(codes(decision))).toEqual(new Set(['LOCK_DRIFT']));
  expect(isRenderable(decision)).toBe(true);
});

test('a newer library renders the locked version and image', () => {
  const [{ plan, replica, engineVersion, drift }] = decide({ read: read(), lock, catalogues: newLibrary }).services;
  expect([plan.engineVersion, engineVersion.version, replica.engine.image]).toEqual(['0.32.0', '0.32.0', 'docker.io/vllm/vllm-openai:v0.32.0']);
  expect(drift).toEqual(expect.arrayContaining([{ field: 'engineVersion', locked: '0.32.0', now: '0.40.0' }, { field: 'images.engine', locked: 'docker.io/vllm/vllm-openai:v0.32.0', now: 'docker.io/vllm/vllm-openai:v0.40.0' }]));
});

test('a lock of a library that knew no conversion still tells the engine its format', () => {
  const text = deploymentText({ replace: { model: "model: { id: Qwen/Qwen3-8B, source: 's3://acme/m/r1/', quantization: fp8 }" } });
  const { services: { chat } } = lockOf(decide({ read: read(text) }));
  const { convertedFrom: _, ...weights } = chat.plan.weights;
  const old = { ...lock, services: { chat: { ...chat, plan: { ...chat.plan, weights } } } };
  const [{ plan, replica }] = decide({ read: read(text), lock: old }).services;
  expect(plan.weights.convertedFrom).toBe('bfloat16');
  expect(replica.engine.args.join(' ')).toContain('--quantization fp8');
});

test('without its lock the same library moves on', () => {
  expect(decide({ read: read(), catalogues: newLibrary }).services[0].plan.engineVersion).toBe('0.40.0');
});

test('a lock for another question is an error that names what changed', () => {
  const decision = decide({ read: read(deploymentText({ replace: { workload: 'workload: { inputTokens: 1500, outputTokens: 300, contextTokens: 16384 }' } })), lock });
  const [stale] = decision.findings.filter(({ code }) => code === 'LOCK_STALE');
  expect(stale.message).toBe('the lock was written for contextTokens 8192, the deployment now asks for 16384');
  expect(isRenderable(decision)).toBe(false);
});

test('a lock of an unknown format is refused', () => {
  expect(codes(decide({ read: read(), lock: { ...lock, lockVersion: 99 } }))).toContain('LOCK_VERSION_UNKNOWN');
});

import * as fs from 'node:fs';
import * as path from 'node:path';
import { VolumeKind } from '../../../lib/container/container-spec';
import { decide, isRenderable, type ServiceDecision } from '../../../lib/decide';
import { readDeployment } from '../../../lib/deployment/read';
import { ROOT } from '../../support/sources';

const decided = (example: string): ServiceDecision => {
  const decision = decide({ read: readDeployment({ text: fs.readFileSync(path.join(ROOT, 'examples', example), 'utf8'), file: example }) });
  expect(isRenderable(decision)).toBe(true);
  return decision.services[0];
};

const ollama = decided('single-node-ollama.yaml');
const sglang = decided('single-node-sglang.yaml');
const trtllm = decided('single-node-tensorrt-llm.yaml');
const vllm = decided('single-node.yaml');

describe('an engine that makes a store of the weights', () => {
  const { replica, plan } = ollama;

  test('has a step between fetch and start, without a device, root or a writable system', () => {
    expect(replica.preparation).toMatchObject({ name: 'import', image: replica.engine.image, accelerators: 0, userId: 1000, readOnlyRoot: true, command: ['/bin/bash'], args: ['/etc/engine/import.sh'] });
    expect(vllm.replica.preparation).toBeUndefined();
  });

  test('reads weights that the fetch verified, and may not write to them', () => {
    expect(replica.fetch?.env.LLM_MANIFEST_DIGEST).toMatch(/^[0-9a-f]{64}$/);
    expect(replica.preparation?.mounts).toContainEqual({ volume: 'weights', path: '/weights', readOnly: true });
  });

  test('shares its store with the engine, and both count the disk', () => {
    const store = { volume: 'store', path: '/store', readOnly: false };
    expect(replica.preparation?.mounts).toContainEqual(store);
    expect(replica.engine.mounts).toContainEqual(store);
    expect(replica.volumes).toContainEqual({ name: 'store', kind: VolumeKind.CACHE, sizeMiB: Math.ceil(plan.weights.sizeGiB * 1024 * 1.1) });
  });

  test('brings its files with it', () => {
    expect(Object.keys(replica.volumes.find(({ name }) => name === 'engine-config')?.files ?? {})).toEqual(['import.sh', 'Modelfile']);
  });
});

test('an engine that cuts is told to stop once the longest generation has ended; others a moment after the guard has closed', () => {
  const heldBack = ({ replica: { engine } }: ServiceDecision) => [engine.preStopSleepSeconds, engine.stopSeconds];
  const { deregistrationSeconds, generationSeconds, teardownSeconds } = ollama.plan.drain;
  expect(heldBack(ollama)).toEqual([deregistrationSeconds + generationSeconds + 2, teardownSeconds]);
  expect(heldBack(sglang)).toEqual([deregistrationSeconds + 2, generationSeconds + teardownSeconds]);
});

test('the guard asks for a token where nothing else tells, and that request has a place of its own', () => {
  const guardFiles = ({ replica }: ServiceDecision) => replica.volumes.find(({ name }) => name === 'guard-config')?.files ?? {};
  expect(guardFiles(ollama)['health.lua']).toContain('"{\\"prompt\\":\\"1\\",\\"max_tokens\\":1,\\"temperature\\":0,\\"model\\":\\"notes\\"}"');
  expect(Object.keys(guardFiles(sglang))).not.toContain('health.lua');
  expect(ollama.replica.engine.env.OLLAMA_NUM_PARALLEL).toBe(String(ollama.plan.maxSequences + 1));
  expect(sglang.replica.engine.args).toEqual(expect.arrayContaining(['--max-running-requests', String(sglang.plan.maxSequences)]));
});

test('places that own a cache are as many as were asked for, if they fit', () => {
  expect(ollama.plan.maxSequences).toBe(4);
  expect(ollama.plan.memory.sequences).toBeGreaterThanOrEqual(4);
});

test('nothing is mounted over a home that the image needs', () => {
  expect(sglang.replica.engine.mounts.map((mount) => mount.path)).not.toContain('/root');
  expect(sglang.replica.volumes.map(({ name }) => name)).not.toContain('home');
  expect(vllm.replica.engine.mounts.map((mount) => mount.path)).toContain('/home/vllm');
});

test('weights are never fetched as root, also for an engine that must be root', () => {
  expect([sglang, trtllm].map(({ replica }) => [replica.engine.userId, replica.fetch?.userId])).toEqual([[0, 65532], [0, 65532]]);
});

test('options without a flag stand in a file that the command names', () => {
  expect(trtllm.replica.engine.args).toEqual(expect.arrayContaining(['--config', '/etc/engine/llm-options.yaml']));
  expect(trtllm.replica.engine.mounts).toContainEqual({ volume: 'engine-config', path: '/etc/engine', readOnly: true });
});

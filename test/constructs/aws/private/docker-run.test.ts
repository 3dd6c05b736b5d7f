import { dockerRunWords } from '../../../../constructs/aws/private/docker-run';
import type { ContainerSpec } from '../../../../lib/container/container-spec';
import { VolumeKind } from '../../../../lib/container/container-spec';
import { instanceType } from '../../../../lib/accelerator/catalogue';
import { givenEngine, givenGuard, givenReplica } from '../../../support/replica';

const TYPE = instanceType('g6e.2xlarge');
const words = (spec: ContainerSpec, more = {}): string[] => dockerRunWords({ spec, volumes: givenReplica().volumes, instanceType: TYPE, ...more });
const pairs = (list: string[], name: string): string[] => list.flatMap((word, index) => (word === name ? [list[index + 1]] : []));

test('a container has no capability and may gain none', () => {
  [givenEngine(), givenGuard()].forEach((spec) => {
    expect(pairs(words(spec), '--cap-drop')).toEqual(['ALL']);
    expect(pairs(words(spec), '--security-opt')).toEqual(['no-new-privileges']);
    expect(pairs(words(spec), '--user')).toEqual([`${spec.userId}:${spec.groupId}`]);
  });
});

test('only what may be written can be written', () => {
  expect(words(givenGuard())).toContain('--read-only');
  expect(pairs(words(givenEngine()), '--mount')[0]).toBe('type=bind,src=/var/lib/llm-serving/weights,dst=/weights,readonly');
});

test('accelerators are handed over by their CDI names', () => {
  expect(pairs(words(givenEngine()), '--device')).toEqual(['nvidia.com/gpu=all']);
  const four = instanceType('g6e.12xlarge');
  expect(pairs(words(givenEngine({ accelerators: 2 }), { instanceType: four }), '--device')).toEqual(['nvidia.com/gpu=0', 'nvidia.com/gpu=1']);
  expect(pairs(words(givenGuard()), '--device')).toEqual([]);
});

test('fails for an accelerator that has no CDI name here', () => {
  const neuron = { ...TYPE, accelerator: { ...TYPE.accelerator, vendor: 'AWS', resourceName: 'aws.amazon.com/neuron' } };
  expect(() => words(givenEngine(), { instanceType: neuron })).toThrow(/accelerators of AWS cannot be handed/);
});

test('shared memory is sized, other memory is a file system of its own', () => {
  expect(pairs(words(givenEngine()), '--shm-size')).toEqual(['2048m']);
  const volumes = [{ name: 'guard', kind: VolumeKind.FILES }, { name: 'keys', kind: VolumeKind.SECRET }, { name: 'guard-run', kind: VolumeKind.MEMORY, sizeMiB: 16 }];
  expect(pairs(words(givenGuard(), { volumes }), '--tmpfs')).toEqual(['/tmp:rw,nosuid,nodev,mode=1777,size=16m']);
});

test('weights that the image brings along are mounted where the engine looks for them', () => {
  expect(pairs(words(givenEngine(), { mountedWeights: '/models/chat' }), '--mount')[0]).toBe('type=bind,src=/models/chat,dst=/weights/models/chat,readonly');
});

test('the program replaces the entry point of the image', () => {
  const list = words(givenEngine());
  expect(pairs(list, '--entrypoint')).toEqual(['vllm']);
  expect(list.slice(list.indexOf(givenEngine().image) + 1)[0]).toBe('serve');
});

test('it is asked to stop as its spec says', () => {
  expect(pairs(words(givenEngine()), '--stop-signal')).toEqual(['SIGTERM']);
  expect(pairs(words(givenEngine()), '--stop-timeout')).toEqual(['300']);
});

test('fails for a mount of a volume that does not exist', () => {
  expect(() => words(givenEngine({ mounts: [{ volume: 'lost', path: '/x', readOnly: true }] }))).toThrow(/'lost', which the replica lacks/);
});

test('limits of the process are raised where an engine needs it, and nowhere else', () => {
  expect(pairs(words(givenEngine({ ulimits: ['memlock=-1', 'stack=67108864'] })), '--ulimit')).toEqual(['memlock=-1', 'stack=67108864']);
  expect(words(givenGuard())).not.toContain('--ulimit');
});

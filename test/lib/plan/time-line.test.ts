import { InstanceTypeCatalogue } from '../../../lib/accelerator/catalogue';
import type { InstanceTypeFacts } from '../../../lib/accelerator/instance-type';
import type { Storage } from '../../../lib/deployment/deployment';
import { StopBehaviour, type EngineRuntime } from '../../../lib/engine/engine';
import { budgetSeconds, startTimeLineFor, STEPS, totalSeconds, type TimeLineInput } from '../../../lib/plan/time-line';
import { Platform, WeightsCache, WeightsLoad } from '../../../lib/deployment/enums';
import { slowest, streamOf, volumeOf, weightsDiskFor } from '../../../lib/plan/throughput';

const STORAGE: Storage = { load: WeightsLoad.LOCAL, cache: WeightsCache.EPHEMERAL, accessMode: 'ReadWriteOnce' };
const typeOf = (name: string) => InstanceTypeCatalogue.standard().find(name) as InstanceTypeFacts;
const runtime: EngineRuntime = {
  userId: 2000, groupId: 0, homePath: '/home', homeInImage: false, writablePaths: [], copiesWeights: false, ulimits: [], onStop: StopBehaviour.FINISHES, sharedMemoryMiB: 1, stopSignal: 'SIGTERM', processesPerDevice: 1, imageGiB: 10, minimumDriverBranch: 580, warmUpSeconds: 120,
};
const copying: EngineRuntime = { ...runtime, copiesWeights: true };
const inputFor = (source: string, type: InstanceTypeFacts, strategy: string): TimeLineInput => ({
  type, runtime, weights: { strategy, source, sizeGiB: 16 }, gated: false,
  disk: weightsDiskFor(Platform.EC2, STORAGE, type),
});
const line = (source: string, changes: Partial<TimeLineInput> = {}) => startTimeLineFor({ ...inputFor(source, typeOf('g6e.2xlarge'), source.startsWith('/') ? 'mounted' : 'local'), ...changes });
const seconds = (mbps: number) => Math.ceil((16 * 2 ** 30) / 1e6 / mbps);
const stepOf = (from: ReturnType<typeof line>, name: string) => from.steps.find((step) => step.name === name);

test('a start has every step in order', () => {
  expect(line('s3://b/p/', { gated: true, runtime: copying }).steps.map(({ name }) => name)).toEqual([...STEPS]);
});

test('only an engine with a store of its own copies weights, once more through the disk', () => {
  expect(stepOf(line('s3://b/p/'), 'import')).toBeUndefined();
  const copied = line('s3://b/p/', { runtime: copying });
  expect(stepOf(copied, 'import')?.highSeconds).toBeGreaterThan(1.9 * (stepOf(copied, 'load')?.highSeconds ?? 0));
});

test('mounted weights are not fetched', () => {
  expect(stepOf(line('/models/x'), 'fetch')).toBeUndefined();
});

test('an image is pulled at the rate that was measured, or slower where the root volume is', () => {
  expect(stepOf(line('s3://b/p/'), 'image-pull')?.highSeconds).toBe(Math.ceil((10 * 2 ** 30) / 1e6 / 42));
  const slow = { ...typeOf('g6e.xlarge'), ebsBaselineMBps: 20 };
  const pull = stepOf(startTimeLineFor(inputFor('hf', slow, 'local')), 'image-pull');
  expect(pull?.highSeconds).toBe(Math.ceil((10 * 2 ** 30) / 1e6 / 20));
  expect(pull?.source).toMatch(/EBS baseline of g6e.xlarge: 20 MB\/s/);
});

test('the Hub is slower than a bucket', () => {
  expect(stepOf(line('hf'), 'fetch')?.highSeconds).toBeGreaterThan(stepOf(line('s3://b/p/'), 'fetch')?.highSeconds ?? 0);
});

test("a volume of the user's sets the load", () => {
  expect(stepOf(line('/models/x', { disk: volumeOf(100) }), 'load')?.highSeconds).toBe(seconds(100));
});

test('nothing is asked of a bucket when no versions are pinned', () => {
  expect(stepOf(line('s3://b/p/'), 'gate')).toBeUndefined();
});

describe('a stream', () => {
  const weights = { strategy: 'stream', source: 's3://b/p/', sizeGiB: 16 };

  test('is loaded without a fetch', () => {
    expect(stepOf(line('s3://b/p/', { weights }), 'fetch')).toBeUndefined();
  });

  test('is as slow as the network of the instance in the long run, or as its connections', () => {
    // 5 Gbit/s baseline, 20 peak; eight tenths of the line
    expect(streamOf(typeOf('g6e.2xlarge'), 8)).toMatchObject({ lowMBps: 500, typicalMBps: 1600 });
    expect(streamOf(typeOf('g6e.2xlarge'), 4)).toMatchObject({ lowMBps: 400, typicalMBps: 800, source: expect.stringMatching(/^4 connections/) });
    expect(stepOf(line('s3://b/p/', { weights, stream: streamOf(typeOf('g6e.2xlarge'), 8) }), 'load')).toMatchObject({ highSeconds: seconds(500), typicalSeconds: seconds(1600) });
  });
});

describe('the disk that weights are loaded from', () => {
  const at = (platform: Platform, storage: Partial<Storage>, type = 'g6e.2xlarge') => weightsDiskFor(platform, { ...STORAGE, ...storage }, typeOf(type));
  const ebs = typeOf('g6e.2xlarge').ebsBaselineMBps;

  test('is local NVMe on a machine that has it, else the root volume', () => {
    expect(at(Platform.EC2, {}).source).toMatch(/local NVMe/);
    expect(weightsDiskFor(Platform.EC2, STORAGE, { ...typeOf('g6e.2xlarge'), nvmeGB: 0 })).toMatchObject({ lowMBps: ebs, typicalMBps: ebs });
  });

  test('of a node is NVMe at best, and its root volume at worst', () => {
    expect(at(Platform.KUBERNETES, {})).toMatchObject({ typicalMBps: at(Platform.EC2, {}).typicalMBps, lowMBps: ebs });
  });

  test.each([['a claim', { cache: WeightsCache.CLAIM }], ['a class', { storageClass: 'gp3' }], ['a claim that exists', { existingClaim: 'weights' }]])('of %s is taken for the slowest common one', (_, storage) => {
    expect(at(Platform.KUBERNETES, storage)).toMatchObject({ lowMBps: Math.min(125, ebs ?? 0) });
  });

  test('is what was measured', () => {
    expect(at(Platform.KUBERNETES, { cache: WeightsCache.CLAIM, throughputMBps: 700 })).toMatchObject({ lowMBps: 700, typicalMBps: 700 });
  });
});

test('every step says where its figure comes from', () => {
  expect(line('hf').steps.filter(({ source }) => source.length < 20)).toEqual([]);
});

test('a budget covers its own steps with a quarter on top, and no others', () => {
  const { steps } = line('s3://b/p/');
  const high = steps.filter(({ name }) => name === 'load' || name === 'warm-up').reduce((sum, step) => sum + step.highSeconds, 0);
  expect(budgetSeconds({ steps }, ['load', 'warm-up'])).toBe(Math.ceil(high * 1.25));
});

test('the whole line is the sum of its steps', () => {
  const whole = line('hf');
  expect(totalSeconds(whole).highSeconds).toBe(whole.steps.reduce((sum, step) => sum + step.highSeconds, 0));
});

test('a path is as fast as its slowest stretch', () => {
  expect(slowest(volumeOf(200), volumeOf(50)).lowMBps).toBe(50);
});

import { InstanceTypeCatalogue } from '../../../lib/accelerator/catalogue';
import type { InstanceTypeFacts } from '../../../lib/accelerator/instance-type';
import { StopBehaviour, type EngineRuntime } from '../../../lib/engine/engine';
import { budgetSeconds, startTimeLineFor, STEPS, totalSeconds } from '../../../lib/plan/time-line';
import { slowest, volumeOf } from '../../../lib/plan/throughput';

const typeOf = (name: string) => InstanceTypeCatalogue.standard().find(name) as InstanceTypeFacts;
const runtime: EngineRuntime = {
  userId: 2000, groupId: 0, homePath: '/home', homeInImage: false, writablePaths: [], copiesWeights: false, ulimits: [], onStop: StopBehaviour.FINISHES, sharedMemoryMiB: 1, stopSignal: 'SIGTERM', processesPerDevice: 1, imageGiB: 10, minimumDriverBranch: 580, warmUpSeconds: 120,
};
const line = (source: string, type = 'g6e.2xlarge', volumeMBps?: number) => startTimeLineFor({ type: typeOf(type), runtime, source, weightsGiB: 16, volumeMBps });
const stepOf = (from: ReturnType<typeof line>, name: string) => from.steps.find((step) => step.name === name);

test('a start has every step in order', () => {
  expect(startTimeLineFor({ type: typeOf('g6e.2xlarge'), runtime: { ...runtime, copiesWeights: true }, source: 's3://b/p/', weightsGiB: 16 }).steps.map(({ name }) => name)).toEqual([...STEPS]);
});

test('only an engine with a store of its own copies weights, once more through the disk', () => {
  expect(stepOf(line('s3://b/p/'), 'import')).toBeUndefined();
  const copied = startTimeLineFor({ type: typeOf('g6e.2xlarge'), runtime: { ...runtime, copiesWeights: true }, source: 's3://b/p/', weightsGiB: 16 });
  expect(stepOf(copied, 'import')?.highSeconds).toBeGreaterThan(1.9 * (stepOf(copied, 'load')?.highSeconds ?? 0));
});

test('mounted weights are not fetched', () => {
  expect(stepOf(line('/models/x'), 'fetch')).toBeUndefined();
});

test('an image is pulled at the rate that was measured, or slower where the root volume is', () => {
  expect(stepOf(line('s3://b/p/'), 'image-pull')?.highSeconds).toBe(Math.ceil((10 * 2 ** 30) / 1e6 / 42));
  const slow = { ...typeOf('g6e.xlarge'), ebsBaselineMBps: 20 };
  const pull = stepOf(startTimeLineFor({ type: slow, runtime, source: 'hf', weightsGiB: 16 }), 'image-pull');
  expect(pull?.highSeconds).toBe(Math.ceil((10 * 2 ** 30) / 1e6 / 20));
  expect(pull?.source).toMatch(/EBS baseline of g6e.xlarge: 20 MB\/s/);
});

test('the Hub is slower than a bucket', () => {
  expect(stepOf(line('hf'), 'fetch')?.highSeconds).toBeGreaterThan(stepOf(line('s3://b/p/'), 'fetch')?.highSeconds ?? 0);
});

test("a volume of the user's sets the load", () => {
  expect(stepOf(line('/models/x', 'g6e.2xlarge', 100), 'load')?.highSeconds).toBe(Math.ceil((16 * 2 ** 30) / 1e6 / 100));
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

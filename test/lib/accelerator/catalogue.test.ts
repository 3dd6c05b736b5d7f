import { InstanceTypeCatalogue, instanceType } from '../../../lib/accelerator/catalogue';
import type { InstanceTypeFacts } from '../../../lib/accelerator/instance-type';
import { LlmServingError } from '../../../lib/error';

const standard = InstanceTypeCatalogue.standard();
const byName = standard.all.map((facts): [string, InstanceTypeFacts] => [facts.name, facts]);

test('83 types are known', () => expect(standard.names).toHaveLength(83));

test.each(byName)('%s is sound', (_, facts) => {
  const { accelerator, networkBaselineGbps, networkPeakGbps, usdPerHour, regions, zoneIds } = facts;
  expect(Number.isInteger(accelerator.count) && accelerator.count >= 1).toBe(true);
  expect(accelerator.memoryMiB).toBeGreaterThan(2000);
  expect(networkBaselineGbps).toBeLessThanOrEqual(networkPeakGbps);
  expect(Object.values(usdPerHour).every((price) => price > 0)).toBe(true);
  expect(Object.keys(zoneIds).filter((region) => !regions.includes(region))).toEqual([]);
  expect(facts.quotaCode).toMatch(/^L-[0-9A-F]{8}$/);
  expect(facts.imageParameter).toMatch(/^\/aws\/service\/.*\/(ami-id|image_id)$/);
  expect(facts.source).not.toMatch(/undefined|^$/);
  expect(facts.asOf).toMatch(/^2026-\d\d-\d\d$/);
});

test('the numbers of a well-known type', () => {
  expect(instanceType('g6e.2xlarge')).toMatchObject({
    cpuArchitecture: 'x86_64', vcpus: 8, memoryMiB: 65536, nvmeGB: 450, networkBaselineGbps: 5, networkPeakGbps: 20, ebsBaselineMBps: 250, usdPerHour: { 'us-east-1': 2.24208 },
    zoneIds: { 'us-east-1': ['use1-az1', 'use1-az2', 'use1-az4', 'use1-az6'] }, reservedOnly: false, quotaCode: 'L-DB2E81BA', driverBranch: 595,
    imageParameter: '/aws/service/deeplearning/ami/x86_64/base-with-single-cuda-amazon-linux-2023/latest/ami-id',
    accelerator: { name: 'NVIDIA L40S', count: 1, memoryMiB: 45776, bandwidthGBps: 864, bf16Tflops: 362.05, fp8Tflops: 733, computeCapability: 8.9, nvlink: false, resourceName: 'nvidia.com/gpu' },
  });
});

test.each([['g4dn.xlarge', 14909], ['g5.xlarge', 22599], ['p5.48xlarge', 81039], ['g6.xlarge', 22888], ['trn2.48xlarge', 98304]])('%s counts on the lowest memory that was seen, %d MiB', (name, memoryMiB) => {
  expect(instanceType(name).accelerator.memoryMiB).toBe(memoryMiB);
});

test('a fraction of a device counts as one', () => expect(instanceType('g6f.large').accelerator).toMatchObject({ count: 1, memoryMiB: 2861 }));

test('only a node with several devices has links between them', () => {
  expect(instanceType('p5.48xlarge').accelerator.nvlink).toBe(true);
  expect(instanceType('p5.4xlarge').accelerator.nvlink).toBe(false);
});

test.each([['p5e.48xlarge', true], ['p6e-gb200.36xlarge', true], ['trn2u.48xlarge', true], ['p5en.48xlarge', false], ['trn2.48xlarge', false]])('%s can be reserved only: %p', (name, only) => {
  expect(instanceType(name).reservedOnly).toBe(only);
});

test.each([['g6.xlarge', 'L-DB2E81BA'], ['p4d.24xlarge', 'L-417A185B'], ['inf2.xlarge', 'L-1945791B'], ['trn1.2xlarge', 'L-2C3B7624']])('%s counts against quota %s', (name, code) => {
  expect(instanceType(name).quotaCode).toBe(code);
});

test('Neuron devices get their own image and resource', () => {
  expect(instanceType('inf2.xlarge')).toMatchObject({ imageParameter: '/aws/service/neuron/dlami/base/amazon-linux-2023/latest/image_id', driverBranch: 0, accelerator: { resourceName: 'aws.amazon.com/neuron' } });
});

test('types whose devices the driver of the image dropped say so', () => {
  const families = new Set(standard.all.filter(({ imageProblem }) => imageProblem).map(({ name }) => name.split('.')[0]));
  expect([...families].sort()).toEqual(['g6f', 'gr6f', 'p3', 'p3dn']);
});

test('an unknown type is refused with its neighbours', () => {
  expect(() => instanceType('g6e.2xlarg')).toThrow(/did you mean g6e\.2xlarge/);
  expect(() => instanceType('m5.large-but-not-really')).toThrow(/none looks like it/);
  expect(() => instanceType('constructor')).toThrow(LlmServingError);
});

test('a type of the user wins and leaves the original as it was', () => {
  const mine = { ...instanceType('g6.xlarge'), name: 'z9.mega', vcpus: 3 };
  expect(standard.with(mine).find('z9.mega')?.vcpus).toBe(3);
  expect(standard.with({ ...mine, name: 'g6.xlarge' }).find('g6.xlarge')?.vcpus).toBe(3);
  expect(standard.find('z9.mega')).toBeUndefined();
  expect(instanceType('g6.xlarge').vcpus).toBe(4);
});

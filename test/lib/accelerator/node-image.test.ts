import { InstanceTypeCatalogue, instanceType } from '../../../lib/accelerator/catalogue';
import { nodeImageFor } from '../../../lib/accelerator/node-image';

test.each([['g6e.2xlarge', 'AL2023_x86_64_NVIDIA', 580], ['g5g.xlarge', 'AL2023_ARM_64_NVIDIA', 580], ['p6-b200.48xlarge', 'AL2023_x86_64_NVIDIA', 580], ['inf2.xlarge', 'AL2023_x86_64_NEURON', 0]])('nodes of %s start from %s', (name, amiType, driverBranch) => {
  expect(nodeImageFor(instanceType(name))).toMatchObject({ amiType, driverBranch });
});

test('every type of the catalogue has an image, and only those that its driver does not know a problem', () => {
  const images = InstanceTypeCatalogue.standard().all.map((type) => ({ name: type.name, ...nodeImageFor(type) }));
  expect(images.filter(({ amiType }) => amiType === undefined)).toEqual([]);
  expect([...new Set(images.filter(({ problem }) => problem !== undefined).map(({ name }) => name.split('.')[0]))]).toEqual(['g7']);
});

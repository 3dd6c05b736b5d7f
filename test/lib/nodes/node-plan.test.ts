import { instanceType } from '../../../lib/accelerator/catalogue';
import { CapacityKind } from '../../../lib/deployment/capacity-props';
import { EksNodes } from '../../../lib/deployment/eks-props';
import { Platform } from '../../../lib/deployment/enums';
import { nodePlanFor, type NodePlan } from '../../../lib/nodes/node-plan';
import { machinesFor, nodePoolsFor } from '../../../lib/nodes/node-pool';
import type { AwsProps } from '../../../lib/deployment/platform-props';
import { givenDeployment, givenPlan, givenService } from '../../support/replica';

const type = instanceType('g6e.2xlarge');
const planned = (aws: Partial<AwsProps> = {}, platform = Platform.EKS): NodePlan | undefined => nodePlanFor({
  deployment: givenDeployment({ aws: { region: 'us-east-1', ...aws } }), service: givenService(), plan: givenPlan(), instanceType: type,
}, platform);

test.each([[Platform.EC2], [Platform.ECS], [Platform.KUBERNETES], [Platform.SAGEMAKER]])('on %s no machines are made for pods', (platform) => {
  expect(planned({}, platform)).toBeUndefined();
});

test.each<[string, Partial<AwsProps>, EksNodes, string, boolean]>([
  ['that exists', { imports: { cluster: { name: 'acme' } } }, EksNodes.KARPENTER, 'acme', true],
  ['that is made here', {}, EksNodes.AUTO_MODE, 'chat', false],
  ['that is made here, with a prefix', { namePrefix: 'acme-' }, EksNodes.AUTO_MODE, 'acme-chat', false],
  ['that exists, with a node group', { imports: { cluster: { name: 'acme' } }, eks: { nodes: EksNodes.NODE_GROUP } }, EksNodes.NODE_GROUP, 'acme', true],
])('who makes machines on a cluster %s', (_, aws, nodes, clusterName, clusterExists) => {
  expect(planned(aws)).toMatchObject({ nodes, clusterName, clusterExists });
});

const pools = (capacity: Parameters<typeof nodePoolsFor>[0]['capacity'], replicas = 4, spareAccelerator = false) => nodePoolsFor({ capacity, plan: givenPlan({ replicas }), instanceType: type, spareAccelerator })
  .map(({ name, fewest, most }) => [name, fewest, most]);

test('a floor on demand, and the rest from the spot market', () => {
  expect(pools([{ kind: CapacityKind.ON_DEMAND, replicas: 2 }, { kind: CapacityKind.SPOT }])).toEqual([['on-demand', 2, 2], ['spot', 2, 4]]);
});

test('a source without a limit may hold all, and so may those that take its place', () => {
  expect(pools([{ kind: CapacityKind.SPOT }, { kind: CapacityKind.ON_DEMAND }])).toEqual([['spot', 4, 4], ['on-demand', 0, 4]]);
});

test('where replicas follow the load, machines for the most of them may come, and those for the fewest are there', () => {
  const plan = givenPlan({ replicas: 2, scaling: { min: 2, max: 6 } as any });
  expect(nodePoolsFor({ capacity: [{ kind: CapacityKind.ON_DEMAND }], plan, instanceType: type, spareAccelerator: true })).toMatchObject([{ fewest: 2, most: 7 }]);
});

test('two reservations have names of their own, and a spare replica a place', () => {
  expect(pools([{ kind: CapacityKind.RESERVED, replicas: 1 }, { kind: CapacityKind.RESERVED }], 2, true)).toEqual([['reserved', 1, 1], ['reserved-2', 1, 3]]);
});

test.each([[3, 1, 1, 3], [3, 2, 4, 2], [5, 4, 8, 3], [2, 8, 8, 2]])('%s replicas of %s devices on machines of %s: %s', (replicas, devices, count, machines) => {
  const carrying = { ...type, accelerator: { ...type.accelerator, count } };
  expect(machinesFor(replicas, { tensorParallel: devices, pipelineParallel: 1, devices }, carrying)).toBe(machines);
});

test('a replica of several machines has them to itself', () => {
  expect(machinesFor(2, { tensorParallel: 8, pipelineParallel: 2, devices: 16, nodes: 2 }, type)).toBe(4);
});

test('a machine is given the time in which another replica comes back, and then its own drain', () => {
  const plan = givenPlan();
  const { terminationGraceSeconds = 0 } = nodePlanFor({ deployment: givenDeployment(), service: givenService(), plan: { ...plan, startTimeLines: { eks: { steps: [{ name: 'load', typicalSeconds: 10, highSeconds: 100, source: 'a test' }] } } }, instanceType: type }, Platform.EKS) ?? {};
  expect(terminationGraceSeconds).toBe(plan.drain.totalSeconds + 125);
});

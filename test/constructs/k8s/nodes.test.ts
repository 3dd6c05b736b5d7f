import { instanceType } from '../../../lib/accelerator/catalogue';
import { CapacityKind } from '../../../lib/deployment/capacity-props';
import { EksNodes } from '../../../lib/deployment/eks-props';
import type { Service } from '../../../lib/deployment/deployment';
import { Platform } from '../../../lib/deployment/enums';
import type { AwsProps, KubernetesProps } from '../../../lib/deployment/platform-props';
import { nodePlanFor } from '../../../lib/nodes/node-plan';
import type { Plan } from '../../../lib/plan/plan';
import { schemaErrors, type Manifest } from '../../support/k8s-oracle';
import { givenDeployment, givenPlan, givenService } from '../../support/replica';
import { givenDecided, manifestsOf, only, podOf } from './decided';

interface Given {
  readonly aws?: Partial<AwsProps>;
  readonly service?: Partial<Service>;
  readonly plan?: Partial<Plan>;
  readonly kubernetes?: KubernetesProps;
}

const imports = { cluster: { name: 'acme' } };

/** The manifests of a service on a cluster that exists, whose machines Karpenter makes. */
function given({ aws, service, plan, kubernetes }: Given = {}): Manifest[] {
  const deployment = givenDeployment({ aws: { region: 'us-east-1', imports, eks: { nodeRole: 'KarpenterNodeRole-acme' }, ...aws }, kubernetes: { version: '1.34', namespace: 'serving', ...kubernetes } });
  const base = givenPlan(plan);
  const whole = { ...base, startTimeLines: { eks: base.startTimeLines.kubernetes } };
  const nodes = nodePlanFor({ deployment, service: givenService(service), plan: whole, instanceType: instanceType('g6e.2xlarge') }, Platform.EKS);
  return manifestsOf(givenDecided({ platform: Platform.EKS, plan: whole, kubernetes, nodes }));
}

const pool = (changes: Given = {}): any => only(given(changes), 'NodePool').spec;
const nodeClass = (changes: Given = {}): any => only(given(changes), 'EC2NodeClass').spec;
const requirementsOf = ({ template }: any): { [key: string]: string[] } => Object.fromEntries(template.spec.requirements.map(({ key, values }: any) => [key, values]));

test('where machines are made by others nothing is said of them', () => {
  expect(manifestsOf(givenDecided()).filter(({ kind }) => /Node/.test(kind))).toEqual([]);
  expect(given({ aws: { eks: { nodes: EksNodes.NODE_GROUP } } }).filter(({ kind }) => /Node/.test(kind))).toEqual([]);
});

test.each<[string, Given]>([
  ['as it comes', {}],
  ['with everything', { aws: { imports: { ...imports, vpc: { id: 'vpc-1', zones: ['us-east-1a'], privateSubnets: ['subnet-0a'] }, key: 'arn:aws:kms:us-east-1:111122223333:key/1', cluster: { name: 'acme', securityGroups: ['sg-0a'] } }, tags: { cost: 'c42' } } }],
  ['of a floor and spot machines', { service: { capacity: [{ kind: CapacityKind.ON_DEMAND, replicas: 1 }, { kind: CapacityKind.SPOT }] }, plan: { replicas: 3 } }],
  ['of a reservation', { service: { capacity: [{ kind: CapacityKind.RESERVED, reservation: 'cr-0123456789', zone: 'us-east-1a' }] } }],
  ['of open reservations', { service: { capacity: [{ kind: CapacityKind.RESERVED }] } }],
  ['of Auto Mode', { aws: { imports: {}, eks: {} } }],
])('machines %s are legal for the published schemas', (_, changes) => {
  expect(schemaErrors(given(changes).filter(({ kind }) => /Node/.test(kind)))).toEqual([]);
});

test('the oracle sees a field that Karpenter does not know', () => {
  const harmed = structuredClone(only(given(), 'EC2NodeClass')) as any;
  harmed.spec.metadataOptions.httpTokenz = 'required';
  expect(schemaErrors([harmed]).join()).toMatch(/httpTokenz/);
});

test('one type, on demand, for pods that ask for its devices', () => {
  expect(requirementsOf(pool())).toEqual({
    'node.kubernetes.io/instance-type': ['g6e.2xlarge'], 'karpenter.sh/capacity-type': ['on-demand'], 'kubernetes.io/arch': ['amd64'], 'kubernetes.io/os': ['linux'],
  });
  expect(pool().template.spec.taints).toEqual([{ key: 'nvidia.com/gpu', value: 'present', effect: 'NoSchedule' }]);
});

test('pods tolerate the taint of their machines and select what machines have', () => {
  const manifests = given({ kubernetes: { nodeSelector: { 'acme.io/pool': 'llm' } } });
  expect(podOf(manifests).tolerations).toContainEqual({ key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' });
  expect((only(manifests, 'NodePool') as any).spec.template.metadata.labels).toEqual(podOf(manifests).nodeSelector);
});

test('the limit is what the replicas need, and the spare', () => {
  expect(pool({ plan: { replicas: 2 } }).limits).toEqual({ 'nvidia.com/gpu': '2' });
  expect(pool({ plan: { replicas: 2 }, service: { spareAccelerator: true } }).limits).toEqual({ 'nvidia.com/gpu': '3' });
});

test('sources are asked in their order, each up to its share', () => {
  const manifests = given({ service: { capacity: [{ kind: CapacityKind.ON_DEMAND, replicas: 2 }, { kind: CapacityKind.SPOT }] }, plan: { replicas: 4 } });
  const pools = manifests.filter(({ kind }) => kind === 'NodePool').map(({ metadata, spec }) => [metadata.name, spec.weight, spec.limits['nvidia.com/gpu'], requirementsOf(spec)['karpenter.sh/capacity-type'][0]]);
  expect(pools).toEqual([['serving-chat-on-demand', 100, '2', 'on-demand'], ['serving-chat-spot', 90, '4', 'spot']]);
});

test('no replica that serves is moved to save a machine, and a machine waits for its drain', () => {
  const { disruption, template } = pool();
  expect(disruption).toMatchObject({ consolidationPolicy: 'WhenEmpty', budgets: [{ nodes: '1' }] });
  expect(template.spec.expireAfter).toBe('Never');
  expect(parseInt(template.spec.terminationGracePeriod, 10)).toBeGreaterThan(podOf(given()).terminationGracePeriodSeconds);
});

const staying = (replicas: number): string | undefined => (only(given({ plan: { replicas } }), 'Deployment') as any).spec.template.metadata.annotations['karpenter.sh/do-not-disrupt'];

test('the only replica is not moved at all', () => {
  expect([staying(1), staying(2)]).toEqual(['true', undefined]);
});

test('a machine keeps image and weights on its own disks, and its identity to itself', () => {
  expect(nodeClass()).toMatchObject({
    role: 'KarpenterNodeRole-acme', instanceStorePolicy: 'RAID0', amiSelectorTerms: [{ alias: expect.stringMatching(/^al2023@v\d{8}$/) }],
    metadataOptions: { httpTokens: 'required', httpPutResponseHopLimit: 1 }, blockDeviceMappings: [{ deviceName: '/dev/xvda', ebs: { encrypted: true, volumeType: 'gp3' } }],
  });
});

test('networks are found by the tag of the cluster, or by the ids that were imported', () => {
  expect(nodeClass().subnetSelectorTerms).toEqual([{ tags: { 'karpenter.sh/discovery': 'acme' } }]);
  const vpc = { id: 'vpc-1', zones: ['us-east-1a', 'us-east-1b'], privateSubnets: ['subnet-0a', 'subnet-0b'] };
  const aws = { imports: { vpc, cluster: { name: 'acme', securityGroups: ['sg-0a'] } } };
  expect(nodeClass({ aws })).toMatchObject({ subnetSelectorTerms: [{ id: 'subnet-0a' }, { id: 'subnet-0b' }], securityGroupSelectorTerms: [{ id: 'sg-0a' }] });
  expect(requirementsOf(pool({ aws }))['topology.kubernetes.io/zone']).toEqual(['us-east-1a', 'us-east-1b']);
});

test.each([['us-east-1a', 'topology.kubernetes.io/zone'], ['use1-az4', 'topology.k8s.aws/zone-id']])('a reservation in %s is used there, by the label %s', (zone, label) => {
  expect(requirementsOf(pool({ service: { capacity: [{ kind: CapacityKind.RESERVED, reservation: 'cr-0123456789', zone }] } }))[label]).toEqual([zone]);
});

test('an image of the user takes the place of the release', () => {
  expect(nodeClass({ service: { machineImage: 'ami-0123456789' } }).amiSelectorTerms).toEqual([{ id: 'ami-0123456789' }]);
});

test('a node class that exists is referred to, and none is made', () => {
  const manifests = given({ aws: { eks: { nodeClass: 'gpu' } } });
  expect(manifests.some(({ kind }) => kind === 'EC2NodeClass')).toBe(false);
  expect((only(manifests, 'NodePool') as any).spec.template.spec.nodeClassRef).toEqual({ group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'gpu' });
});

test('Auto Mode is told what to make, and how long a machine lives at most', () => {
  const manifests = given({ aws: { imports: {}, eks: {} } });
  expect(manifests.some(({ kind }) => kind === 'EC2NodeClass')).toBe(false);
  expect((only(manifests, 'NodePool') as any).spec.template.spec).toMatchObject({ nodeClassRef: { group: 'eks.amazonaws.com', kind: 'NodeClass', name: 'default' }, expireAfter: '504h' });
});

test('of several types any will do', () => {
  const manifests = given({ service: { alternatives: ['g6e.4xlarge'] } });
  const { nodeSelector, affinity } = podOf(manifests);
  expect(nodeSelector).toBeUndefined();
  expect(affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].values).toEqual(['g6e.2xlarge', 'g6e.4xlarge']);
  expect(requirementsOf((only(manifests, 'NodePool') as any).spec)['node.kubernetes.io/instance-type']).toEqual(['g6e.2xlarge', 'g6e.4xlarge']);
});

test('a long name is cut, and stays distinct', () => {
  const [first, second] = ['a', 'b'].map((end) => only(given({ kubernetes: { namespace: `${'n'.repeat(60)}${end}` } }), 'NodePool').metadata.name);
  expect([first.length, second.length]).toEqual([63, 63]);
  expect(first).not.toBe(second);
});

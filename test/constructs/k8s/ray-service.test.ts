import { fromDecision } from '../../../constructs/k8s/from-decision';
import { kubernetesNotes } from '../../../constructs/k8s/notes';
import { parityFacts } from '../../../constructs/k8s/parity';
import { Platform } from '../../../lib/deployment/enums';
import { expectedParity, parityTable } from '../../../lib/review/parity';
import { decidedFrom } from '../../support/decided-example';
import { restrictedViolations, schemaErrors, type Manifest } from '../../support/k8s-oracle';
import { manifestsOf, only } from './decided';

const example = fromDecision(decidedFrom('distributed-ray.yaml'), Platform.KUBERNETES);
const manifests = manifestsOf(example);
const { spec } = only(manifests, 'RayService');
const head = spec.rayClusterConfig.headGroupSpec.template.spec;
const [members] = spec.rayClusterConfig.workerGroupSpecs;
const policy = (suffix: string): any => only(manifests, 'NetworkPolicy', `reason-${suffix}`).spec;
const OURS = { 'app.kubernetes.io/name': 'reason', 'app.kubernetes.io/instance': 'reason' };

test('the schema of RayService knows every field, and sees one that it does not', () => {
  const broken = structuredClone(only(manifests, 'RayService'));
  broken.spec.rayClusterConfig.workerGroupSpecs[0].hosts = 2;

  expect(schemaErrors(manifests)).toEqual([]);
  expect(schemaErrors([broken]).join()).toMatch(/RayService.*hosts/s);
});

test('head and members pass the restricted Pod Security Standard', () => {
  expect([head, members.template.spec].map(restrictedViolations)).toEqual([[], []]);
});

test('the number of members follows from replicas and machines, and moves by itself nowhere', () => {
  expect([members.replicas, members.minReplicas, members.maxReplicas, members.numOfHosts]).toEqual([2, 2, 2, 2]);
});

test('nobody joins or commands the cluster without its token', () => {
  expect(spec.rayClusterConfig.authOptions).toEqual({ mode: 'token' });
});

test('its metrics leave the port of the guard alone', () => {
  const published = [...members.template.spec.initContainers, ...members.template.spec.containers].flatMap(({ ports = [] }: any) => ports.map(({ containerPort }: any) => String(containerPort)));

  expect(published).not.toContain(members.rayStartParams['metrics-export-port']);
  expect(published).toEqual(['8080', '8081']);
});

test('the head has no device, no key, no weights, and may stand on any node', () => {
  expect(head.containers[0].resources.limits).toBeUndefined();
  expect(head.volumes.map(({ name }: any) => name)).toEqual(['tmp', 'shm']);
  expect([head.nodeSelector, head.affinity, head.containers[0].resources.requests['ephemeral-storage']]).toEqual([undefined, undefined, '6144Mi']);
});

test('callers reach members with a guard, and the Service of Ray leads past the head', () => {
  expect(only(manifests, 'Service').spec.selector).toEqual({ ...OURS, 'ray.io/node-type': 'worker' });
  expect(spec.excludeHeadPodFromServeSvc).toBe(true);
});

test('its own ports are open among the members, and its control to its operator', () => {
  const peers = [{ podSelector: { matchLabels: OURS } }];

  expect(policy('members')).toEqual({ podSelector: { matchLabels: OURS }, policyTypes: ['Ingress', 'Egress'], ingress: [{ from: peers }], egress: [{ to: peers }] });
  expect(policy('operator')).toEqual({
    podSelector: { matchLabels: { ...OURS, 'ray.io/node-type': 'head' } }, policyTypes: ['Ingress'],
    ingress: [{ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kuberay' } } }], ports: [{ protocol: 'TCP', port: 8265 }] }],
  });
});

test('no policy opens a control port to anybody else', () => {
  const open = manifests.filter(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name !== 'reason-operator');

  expect(JSON.stringify(open)).not.toMatch(/8265|10001|6379/);
});

test.each([[false, 2, 'None'], [true, 2, 'None'], [true, 1, 'NewCluster'], [false, 1, 'None']])('with a spare replica: %s, beside %d of them, an update is %s', (spareAccelerator, replicas, type) => {
  const other = manifestsOf({ ...example, spareAccelerator, plan: { ...example.plan, replicas } });

  expect(only(other, 'RayService').spec.upgradeStrategy).toEqual({ type });
});

test.each<[string, (service: any) => void]>([
  ['', () => undefined],
  ['files', (service) => { service.serveConfigV2 = service.serveConfigV2.replace('"num_replicas": 2', '"num_replicas": 3'); }],
  ['acceleratorsPerReplica,nodesPerReplica', (service) => { service.rayClusterConfig.workerGroupSpecs[0].numOfHosts = 1; }],
  ['replicasMax,replicasMin', (service) => { service.rayClusterConfig.workerGroupSpecs[0].replicas = 1; }],
])('it says what the container spec says, and a difference in %s is seen', (fields, harm) => {
  const harmed = structuredClone(manifests) as any[];
  harm(only(harmed as Manifest[], 'RayService').spec);
  const rows = parityTable({ kubernetes: parityFacts(harmed, example.service), spec: expectedParity(example.replica, example.plan) }, (text) => text);

  expect(rows.filter(({ equal }) => !equal).map(({ field }) => field).sort()).toEqual(fields.split(',').filter(Boolean).sort());
});

test('a reviewer reads how an update goes and whose metrics are scraped', () => {
  expect(kubernetesNotes(example).map(({ subject }) => subject)).toEqual(expect.arrayContaining(['cluster of the framework', 'metrics of the engine']));
});

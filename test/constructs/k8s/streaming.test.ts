import { WeightsCache } from '../../../lib/deployment/enums';
import { givenFetch, givenPlan, givenReplica } from '../../support/replica';
import { containersOf, givenDecided, manifestsOf, only, podOf, type DecidedChanges } from './decided';

const gate = givenFetch({ name: 'gate', command: ['bash', '/opt/llm-serving/check-versions.sh'], mounts: [{ volume: 'scripts', path: '/opt/llm-serving', readOnly: true }] });
const { volumes, engine } = givenReplica();
const replica = {
  gate, fetch: undefined, volumes: volumes.filter(({ name }) => name !== 'weights'),
  engine: { ...engine, mounts: engine.mounts.filter(({ volume }) => volume !== 'weights') },
};
const streamed = (changes: DecidedChanges = {}) => manifestsOf(givenDecided({ replica, plan: { weights: { ...givenPlan().weights, strategy: 'stream', integrity: 's3-version' } }, ...changes }));
const egress = (manifests: ReturnType<typeof streamed>) => only(manifests, 'NetworkPolicy', 'chat-egress').spec.egress;

test('the gate runs to its end before the guard and the engine start', () => {
  expect(podOf(streamed()).initContainers.map(({ name, restartPolicy }: any) => [name, restartPolicy])).toEqual([['gate', undefined], ['guard', 'Always']]);
});

test('no container mounts weights, and no claim is made for them', () => {
  const manifests = streamed({ storage: { cache: WeightsCache.CLAIM } });
  expect(podOf(manifests).volumes.map(({ name }: any) => name)).not.toContain('weights');
  expect(containersOf(podOf(manifests)).flatMap(({ volumeMounts }: any) => volumeMounts.map(({ name }: any) => name))).not.toContain('weights');
  expect(manifests.some(({ kind }) => kind === 'PersistentVolumeClaim')).toBe(false);
});

test('a pod takes from its node only what is not weights', () => {
  expect(podOf(streamed()).containers[0].resources.requests['ephemeral-storage']).toBe(`${2048 + 5120 + 1024 + 1024 + 16}Mi`);
});

test('an engine that streams reaches the bucket and its identity, gate or not', () => {
  const ports = (manifests: ReturnType<typeof streamed>) => egress(manifests).flatMap(({ ports: all }: any) => all.map(({ port }: any) => port));
  expect(ports(streamed())).toEqual([53, 53, 443, 80]);
  expect(ports(streamed({ replica: { ...replica, gate: undefined } }))).toEqual([53, 53, 443, 80]);
});

test('streaming holds no volume that stops an update', () => {
  expect(only(streamed({ spareAccelerator: true, storage: { cache: WeightsCache.CLAIM, accessMode: 'ReadWriteOnce' } }), 'Deployment').spec.strategy.type).toBe('RollingUpdate');
});

test('a gate goes before the fetch where both are', () => {
  expect(podOf(manifestsOf(givenDecided({ replica: { gate } }))).initContainers.map(({ name }: any) => name)).toEqual(['gate', 'fetch', 'guard']);
});

test('the gate trusts the authorities of the site', () => {
  const [tool] = podOf(streamed({ site: { caBundle: 'acme-ca' } })).initContainers;
  expect(tool.env).toContainEqual({ name: 'AWS_CA_BUNDLE', value: '/etc/llm-serving/ca/ca.crt' });
});

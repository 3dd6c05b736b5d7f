import { kubernetesNotes, PUBLIC_NEEDS_GATEWAY } from '../../../constructs/k8s/notes';
import { Exposure, PodScaler } from '../../../lib/deployment/enums';
import { givenEngine, givenGuard, givenReplica } from '../../support/replica';
import { givenScaling } from '../../support/scaling';
import { givenDecided, type DecidedChanges } from './decided';

const subjects = (changes: DecidedChanges = {}): string[] => kubernetesNotes(givenDecided(changes)).map(({ subject }) => subject);

test('says what network policies cannot name, and what the cache does not survive', () => {
  expect(subjects()).toEqual(['network policies', 'egress', 'compiled kernels']);
});

test('says what a cluster must run for the number of replicas to move', () => {
  const moved = (autoscaler?: PodScaler): string[] => kubernetesNotes(givenDecided({ plan: { scaling: givenScaling() }, kubernetes: { autoscaler } })).map(({ reason }) => reason);
  expect(moved().at(-1)).toMatch(/must run KEDA/);
  expect(moved(PodScaler.HPA).at(-1)).toMatch(/llm_serving_\* as external metrics/);
});

test('says why a public address needs more', () => {
  expect(kubernetesNotes(givenDecided({ exposure: Exposure.PUBLIC }))).toContainEqual({ subject: 'exposure', reason: PUBLIC_NEEDS_GATEWAY });
});

test('a gateway is a place for a public address', () => {
  expect(subjects({ exposure: Exposure.PUBLIC, kubernetes: { gateway: { name: 'edge', namespace: 'gateways' } } })).not.toContain('exposure');
});

test('is silent about egress when nothing is fetched, and about a cache that is not there', () => {
  expect(subjects({ replica: { fetch: undefined, volumes: givenReplica().volumes.filter(({ kind }) => kind !== 'cache') } })).toEqual(['network policies']);
});

test('names the container whose stop signal a pod cannot choose', () => {
  expect(kubernetesNotes(givenDecided({ replica: { guard: givenGuard({ stopSignal: 'SIGUSR1' }) } })).map(({ reason }) => reason).join()).toMatch(/'guard' must name SIGUSR1/);
});

test('names process limits that a pod cannot raise', () => {
  expect(kubernetesNotes(givenDecided({ replica: { engine: givenEngine({ ulimits: ['memlock=-1'] }) } })).map(({ reason }) => reason).join()).toMatch(/must allow memlock=-1/);
  expect(subjects()).not.toContain('process limits');
});

test('says where the list of counters must be handed over', () => {
  const said = kubernetesNotes(givenDecided({ acceleratorCounters: 'DCGM_FI_DEV_FB_TOTAL, gauge, memory\n' })).find(({ subject }) => subject === 'counters of accelerators');
  expect(said?.reason).toMatch(/ConfigMap chat-accelerator-counters: .*dcgmExporter\.config\.name/);
  expect(subjects()).not.toContain('counters of accelerators');
});

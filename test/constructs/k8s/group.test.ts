import { Platform } from '../../../lib/deployment/enums';
import { fromDecision } from '../../../constructs/k8s/from-decision';
import { kubernetesNotes } from '../../../constructs/k8s/notes';
import { parityFacts } from '../../../constructs/k8s/parity';
import { expectedParity, parityTable } from '../../../lib/review/parity';
import { decidedFrom } from '../../support/decided-example';
import { givenGroup } from '../../support/group';
import { givenScaling } from '../../support/scaling';
import { restrictedViolations, schemaErrors, type Manifest } from '../../support/k8s-oracle';
import { givenDecided, manifestsOf, only, type DecidedChanges } from './decided';

const INDEX = 'leaderworkerset.sigs.k8s.io/group-index';
const LEADER = { 'leaderworkerset.sigs.k8s.io/worker-index': '0' };

const given = ({ replica, ...changes }: DecidedChanges = {}) => manifestsOf(givenDecided({ ...changes, replica: { group: givenGroup(), ...replica } }));
const set = (changes: DecidedChanges = {}): any => only(given(changes), 'LeaderWorkerSet').spec;
const leader = (changes: DecidedChanges = {}): any => set(changes).leaderWorkerTemplate.leaderTemplate.spec;
const worker = (changes: DecidedChanges = {}): any => set(changes).leaderWorkerTemplate.workerTemplate.spec;

const example = fromDecision(decidedFrom('distributed-multi-node.yaml'), Platform.KUBERNETES);
const manifests = manifestsOf(example);

describe('the whole of an example', () => {
  test('the schema of LeaderWorkerSet knows every field', () => {
    expect(schemaErrors(manifests)).toEqual([]);
  });

  test('a field that it does not know is seen', () => {
    const broken = structuredClone(manifests) as any[];
    broken.find(({ kind }) => kind === 'LeaderWorkerSet').spec.leaderWorkerTemplate.workerTemplate.spec.containers[0].livenessProbe.exec.comand = [];

    expect(schemaErrors(broken).join()).toMatch(/LeaderWorkerSet.*comand/s);
  });

  test('leader and worker pass the restricted Pod Security Standard', () => {
    const { leaderTemplate, workerTemplate } = only(manifests, 'LeaderWorkerSet').spec.leaderWorkerTemplate;

    expect([leaderTemplate, workerTemplate].map(({ spec }) => restrictedViolations(spec))).toEqual([[], []]);
  });

  test.each<[string, (group: any) => void]>([
    ['nodesPerReplica,acceleratorsPerReplica', (group) => { group.size = 3; }],
    ['workerCommand', (group) => { group.workerTemplate.spec.containers[0].args.pop(); }],
    ['acceleratorsPerReplica', (group) => { group.workerTemplate.spec.containers[0].resources.limits['nvidia.com/gpu'] = '4'; }],
    ['', () => undefined],
  ])('it says what the container spec says, and a difference in %s is seen', (fields, harm) => {
    const harmed = structuredClone(manifests) as any[];
    harm(only(harmed as Manifest[], 'LeaderWorkerSet').spec.leaderWorkerTemplate);
    const rows = parityTable({ kubernetes: parityFacts(harmed, example.service), spec: expectedParity(example.replica, example.plan) }, (text) => text);

    expect(rows.filter(({ equal }) => !equal).map(({ field }) => field).sort()).toEqual(fields.split(',').filter(Boolean).sort());
  });
});

describe('the group', () => {
  test('it starts together, and a broken one is made anew as a whole', () => {
    expect(set()).toMatchObject({ startupPolicy: 'LeaderCreated', leaderWorkerTemplate: { size: 2, restartPolicy: 'RecreateGroupOnPodRestart' } });
  });

  test('its headless Service never takes the name of the one that callers use', () => {
    expect(set().networkConfig).toEqual({ subdomainPolicy: 'UniquePerReplica' });
  });

  test.each([[false, { maxSurge: 0, maxUnavailable: 1 }], [true, { maxSurge: 1, maxUnavailable: 0 }]])('with a spare group: %s, an update is counted in groups', (spareAccelerator, expected) => {
    expect(set({ spareAccelerator }).rolloutStrategy.rollingUpdateConfiguration).toEqual(expected);
  });

  test('a queue admits it whole when one is named', () => {
    const label = 'kueue.x-k8s.io/queue-name';

    expect(only(given({ kubernetes: { queue: 'gpu' } }), 'LeaderWorkerSet').metadata.labels[label]).toBe('gpu');
    expect(only(given(), 'LeaderWorkerSet').metadata.labels).not.toHaveProperty([label]);
    expect(only(manifestsOf(givenDecided({ kubernetes: { queue: 'gpu' } })), 'Deployment').metadata.labels[label]).toBe('gpu');
  });

  test('all of it stands in one zone, whichever that is', () => {
    [leader(), worker()].forEach(({ affinity }) => expect(affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution).toMatchObject([{ topologyKey: 'topology.kubernetes.io/zone', matchLabelKeys: [INDEX] }]));
  });

  test('leaders are spread, and nobody else', () => {
    const spread = leader({ plan: { replicas: 2 } }).topologySpreadConstraints;

    expect(spread.map(({ labelSelector }: any) => labelSelector.matchLabels)).toEqual([expect.objectContaining(LEADER), expect.objectContaining(LEADER)]);
    expect(worker({ plan: { replicas: 2 } }).topologySpreadConstraints).toBeUndefined();
  });
});

test('a scaler moves whole groups, and each that may come has a fence of its own', () => {
  const plan = { replicas: 2, scaling: givenScaling({ scaling: { max: 4 } }) };
  const all = given({ plan, kubernetes: { monitoring: { labels: { release: 'kps' }, prometheus: 'http://prometheus:9090' } } });

  expect(only(all, 'ScaledObject').spec.scaleTargetRef).toEqual({ apiVersion: 'leaderworkerset.x-k8s.io/v1', kind: 'LeaderWorkerSet', name: 'chat' });
  expect(only(all, 'LeaderWorkerSet').spec).not.toHaveProperty('replicas');
  expect(all.filter(({ metadata }) => /-group-\d$/.test(metadata.name))).toHaveLength(4);
});

describe('a pod that answers nobody', () => {
  test('it fetches and proves as its leader does, and has no guard', () => {
    expect(worker().initContainers.map(({ name }: any) => name)).toEqual(['fetch', 'fabric']);
    expect(leader().initContainers.map(({ name }: any) => name)).toEqual(['fetch', 'fabric', 'guard']);
    expect(worker().containers.map(({ name }: any) => name)).toEqual(['worker']);
  });

  test('it holds no key and no configuration of the guard', () => {
    expect(worker().volumes.map(({ name }: any) => name)).toEqual(['weights', 'cache', 'shm', 'home', 'tmp', 'scripts']);
  });

  test('its probes are commands, since it opens no port', () => {
    const [{ startupProbe, readinessProbe, livenessProbe, ports }] = worker().containers;

    [startupProbe, readinessProbe, livenessProbe].forEach((probe) => expect([probe.exec.command[0], probe.httpGet]).toEqual(['python3', undefined]));
    expect(ports).toBeUndefined();
  });

  test('its place reaches it by variables of the platform, and no other dollar sign is one', () => {
    const { args, env } = worker({ replica: { group: givenGroup({ worker: { ...givenGroup().worker, args: ['--rank', '$(LWS_WORKER_INDEX)', '--note', '$(date)'] } }) } }).containers[0];

    expect(args).toEqual(['--rank', '$(LWS_WORKER_INDEX)', '--note', '$$(date)']);
    expect(env).toContainEqual({ name: 'TOY_HOST', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } });
  });

  test('it asks for interfaces as for devices', () => {
    expect(worker().containers[0].resources.limits).toMatchObject({ 'nvidia.com/gpu': '8', 'vpc.amazonaws.com/efa': '32' });
  });
});

describe('who reaches whom', () => {
  const policies = (changes: DecidedChanges = {}): Manifest[] => given(changes).filter(({ kind, metadata }) => kind === 'NetworkPolicy' && /-group-\d+$/.test(metadata.name));

  test('callers and scrapers reach the leader alone', () => {
    const all = given({ kubernetes: { monitoring: { labels: { release: 'kps' } } } });

    expect([only(all, 'Service').spec.selector, only(all, 'PodMonitor').spec.selector.matchLabels]).toEqual([expect.objectContaining(LEADER), expect.objectContaining(LEADER)]);
  });

  test.each([[2, false, ['0', '1']], [2, true, ['0', '1', '2']]])('%d groups (one more during an update: %s) each talk among themselves', (replicas, spareAccelerator, indices) => {
    const all = policies({ plan: { replicas }, spareAccelerator });

    expect(all.map(({ spec }) => spec.podSelector.matchLabels[INDEX])).toEqual(indices);
    all.forEach(({ spec: { podSelector, ingress, egress, policyTypes } }) => expect({ ingress, egress, policyTypes }).toEqual({ ingress: [{ from: [{ podSelector }] }], egress: [{ to: [{ podSelector }] }], policyTypes: ['Ingress', 'Egress'] }));
  });

  test('a replica of one pod needs none', () => {
    expect(manifestsOf(givenDecided()).filter(({ metadata }) => /-group-/.test(metadata.name))).toEqual([]);
  });
});

/** What may be moved, one pod after another: what the eviction API and LeaderWorkerSet do with whole groups of that many pods. */
function movedAtOnce({ maxUnavailable, groups, size }: { maxUnavailable: number; groups: number; size: number }): Set<number> {
  const healthy = Array.from({ length: groups }, () => size);
  const moved = new Set<number>();
  // every node is drained at the same moment; a group comes down once one of its pods is gone, a little later
  for (const group of healthy.keys()) {
    const standing = healthy.reduce((sum, pods) => sum + pods, 0);
    if (standing - 1 < groups * size - maxUnavailable) continue;
    healthy[group] -= 1;
    moved.add(group);
  }
  return moved;
}

test.each([[2, 2], [4, 2], [3, 4]])('of %d groups of %d pods one at a time is moved, whoever drains', (groups, size) => {
  const { maxUnavailable, unhealthyPodEvictionPolicy, selector } = only(given({ plan: { replicas: groups } }), 'PodDisruptionBudget').spec;

  expect(movedAtOnce({ maxUnavailable, groups, size })).toEqual(new Set([0]));
  // a budget of a group's pods would let several groups go
  expect(movedAtOnce({ maxUnavailable: size, groups, size }).size).toBeGreaterThan(1);
  // the other pods of that group, which are down with it, hold no node back
  expect([unhealthyPodEvictionPolicy, Object.keys(selector.matchLabels).length]).toEqual(['AlwaysAllow', 2]);
});

test('a reviewer reads what the cluster must have', () => {
  expect(kubernetesNotes(example).map(({ subject }) => subject)).toEqual(expect.arrayContaining(['groups', 'huge pages', 'process limits']));
});

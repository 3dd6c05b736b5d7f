import { parityFacts } from '../../../constructs/k8s/parity';
import { expectedParity, parityTable } from '../../../lib/review/parity';
import { givenEngine } from '../../support/replica';
import { givenDecided, manifestsOf, type DecidedChanges } from './decided';

function unequal(changes: DecidedChanges, harm: (manifests: any[]) => void = () => undefined): string[] {
  const decided = givenDecided(changes);
  const manifests = structuredClone(manifestsOf(decided)) as any[];
  harm(manifests);
  const rows = parityTable({ kubernetes: parityFacts(manifests, 'chat'), spec: expectedParity(decided.replica, decided.plan) }, (text) => text);
  return rows.filter(({ equal }) => !equal).map(({ field }) => field);
}

test.each<[string, DecidedChanges]>([
  ['the usual service', {}],
  ['several replicas and accelerators', { plan: { replicas: 3 }, replica: { engine: givenEngine({ accelerators: 4 }) } }],
  ['dollar signs', { replica: { engine: givenEngine({ args: ['$(A)', '$$'], env: { B: '$(C)' } }) } }],
  ['mounted weights', { replica: { fetch: undefined }, storage: { existingClaim: 'models' } }],
])('manifests say what the container spec says: %s', (_, changes) => {
  expect(unequal(changes)).toEqual([]);
});

test.each<[string, (pod: any, manifests: any[]) => void]>([
  ['engineImage', (pod) => { pod.containers[0].image = 'other'; }],
  ['guardImage', (pod) => { pod.initContainers[1].image = 'other'; }],
  ['engineCommand', (pod) => { pod.containers[0].args.push('--other'); }],
  ['engineEnvironment', (pod) => { pod.containers[0].env.push({ name: 'OTHER', value: '1' }); }],
  ['readinessPath', (pod) => { pod.containers[0].readinessProbe.httpGet.path = '/other'; }],
  ['acceleratorsPerReplica', (pod) => { pod.containers[0].resources.limits['nvidia.com/gpu'] = '2'; }],
  ['port', (_, manifests) => { manifests.find(({ kind }) => kind === 'Service').spec.ports[0].targetPort = 1; }],
  ['files', (_, manifests) => { manifests.find(({ kind }) => kind === 'ConfigMap').data['drain.sh'] = 'other'; }],
])('a manifest that differs in %s is seen', (field, harm) => {
  expect(unequal({}, (manifests) => harm(manifests.find(({ kind }) => kind === 'Deployment').spec.template.spec, manifests))).toEqual([field]);
});

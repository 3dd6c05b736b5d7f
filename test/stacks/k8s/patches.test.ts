import { applyPatches, type Manifest } from '../../../stacks/k8s/patches';

const manifests: Manifest[] = [
  { apiVersion: 'v1', kind: 'Service', metadata: { name: 'chat' }, spec: { type: 'ClusterIP', selector: { a: 'b' } } },
  { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'chat' }, spec: { replicas: 1 } },
];

test('a patch changes its target and nothing else', () => {
  const [service, deployment] = applyPatches(manifests, [{ target: 'Deployment/chat', merge: { spec: { replicas: 2 } } }]);

  expect([service, deployment.spec]).toEqual([manifests[0], { replicas: 2 }]);
});

test('a null removes', () => {
  expect(applyPatches(manifests, [{ target: 'Service/chat', merge: { spec: { selector: null } } }])[0].spec).toEqual({ type: 'ClusterIP' });
});

test('a field that no framework knows yet is kept', () => {
  expect(applyPatches(manifests, [{ target: 'Service/chat', merge: { spec: { trafficDistribution: 'PreferClose' } } }])[0].spec).toMatchObject({ trafficDistribution: 'PreferClose' });
});

test('later patches see earlier ones', () => {
  const patches = [{ target: 'Service/chat', merge: { metadata: { name: 'talk' } } }, { target: 'Service/talk', merge: { spec: { type: 'NodePort' } } }];

  expect(applyPatches(manifests, patches)).toMatchObject([{ metadata: { name: 'talk' }, spec: { type: 'NodePort' } }, {}]);
});

test.each(['Deployment/other', 'Chat', 'deployment/chat'])('%s hits nothing', (target) => {
  expect(applyPatches(manifests, [{ target, merge: { a: 1 } }])).toEqual(manifests);
});

test('an object whose name a patch took away is nobody any more, and keeps its place', () => {
  const patches = [{ target: 'Service/chat', merge: { metadata: null } }, { target: 'Service/chat', merge: { a: 1 } }];
  const { metadata, ...nameless } = manifests[0];

  expect(applyPatches(manifests, patches)).toEqual([nameless, manifests[1]]);
});

import { applyPatches, type Manifest } from '../../../stacks/k8s/patches';

const manifests: Manifest[] = [
  { apiVersion: 'v1', kind: 'Service', metadata: { name: 'chat' }, spec: { type: 'ClusterIP', selector: { a: 'b' } } },
  { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'chat' }, spec: { replicas: 1 } },
];

test('a patch changes its target and nothing else', () => {
  const { manifests: [service, deployment], unmatched } = applyPatches(manifests, [{ target: 'Deployment/chat', merge: { spec: { replicas: 2 } } }]);

  expect([service, deployment.spec, unmatched]).toEqual([manifests[0], { replicas: 2 }, []]);
});

test('a null removes', () => {
  expect(applyPatches(manifests, [{ target: 'Service/chat', merge: { spec: { selector: null } } }]).manifests[0].spec).toEqual({ type: 'ClusterIP' });
});

test('a field that no framework knows yet is kept', () => {
  expect(applyPatches(manifests, [{ target: 'Service/chat', merge: { spec: { trafficDistribution: 'PreferClose' } } }]).manifests[0].spec).toMatchObject({ trafficDistribution: 'PreferClose' });
});

test('later patches see earlier ones', () => {
  const patches = [{ target: 'Service/chat', merge: { metadata: { name: 'talk' } } }, { target: 'Service/talk', merge: { spec: { type: 'NodePort' } } }];

  expect(applyPatches(manifests, patches)).toMatchObject({ manifests: [{ metadata: { name: 'talk' }, spec: { type: 'NodePort' } }, {}], unmatched: [] });
});

test('every patch that hits nothing is named', () => {
  const miss = (target: string) => ({ target, merge: { a: 1 } });

  expect(applyPatches(manifests, [miss('Deployment/other'), miss('Chat'), miss('deployment/chat'), miss('Service/chat')]).unmatched).toEqual(['Deployment/other', 'Chat', 'deployment/chat']);
});

test('an object whose name a patch took away is nobody any more', () => {
  const patches = [{ target: 'Service/chat', merge: { metadata: null } }, { target: 'Service/chat', merge: {} }];

  expect(applyPatches(manifests, patches).unmatched).toEqual(['Service/chat']);
});

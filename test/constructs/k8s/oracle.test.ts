import { restrictedViolations, schemaErrors, type Manifest } from '../../support/k8s-oracle';
import { givenDecided, manifestsOf, only, podOf } from './decided';

const manifests = (): Manifest[] => structuredClone(manifestsOf(givenDecided({ kubernetes: { monitoring: { labels: { release: 'kps' } } } })));

test.each([
  ['an unknown field deep in a pod', 'Deployment', (object: any) => { object.spec.template.spec.containers[0].startupProbe.httpGet.timeout = 1; }, /Deployment\/chat.*timeout/s],
  ['an unknown field of a policy', 'NetworkPolicy', (object: any) => { object.spec.egres = []; }, /NetworkPolicy.*egres/s],
  ['a missing field', 'Deployment', (object: any) => { delete object.spec.selector; }, /Deployment\/chat.*selector/s],
  ['a wrong type', 'Service', (object: any) => { object.spec.ports[0].port = 'eighty'; }, /Service\/chat.*port/s],
  ['an unknown field of a custom resource', 'PodMonitor', (object: any) => { object.spec.podMetricsEndpoints[0].pathh = '/'; }, /PodMonitor.*pathh/s],
  ['a missing field of a custom resource', 'PodMonitor', (object: any) => { delete object.spec.selector; }, /PodMonitor.*required property 'selector'/s],
  ['a wrong type in a custom resource', 'PodMonitor', (object: any) => { object.spec.podMetricsEndpoints[0].path = 5; }, /PodMonitor.*path: must be string/s],
  ['a wrong value in a list of values', 'PodMonitor', (object: any) => { object.spec.podMetricsEndpoints[0].scheme = 'ftp'; }, /PodMonitor.*scheme: must be equal to one of the allowed values/s],
  ['a kind that no oracle knows', 'Service', (object: any) => { object.kind = 'Sirvice'; }, /no oracle knows Sirvice/],
])('the schema oracle sees %s', (_, kind, harm, expected) => {
  const all = manifests();
  harm(all.find((manifest) => manifest.kind === kind));

  expect(schemaErrors(all).join('\n')).toMatch(expected);
});

test.each([
  ['hostNetwork', (pod: any) => { pod.hostNetwork = true; }],
  ['volume node', (pod: any) => { pod.volumes.push({ name: 'node', hostPath: { path: '/' } }); }],
  ['guard: allowPrivilegeEscalation', (pod: any) => { delete pod.initContainers[1].securityContext.allowPrivilegeEscalation; }],
  ['fetch: capabilities.drop', (pod: any) => { delete pod.initContainers[0].securityContext.capabilities; }],
  ['engine: capabilities.add', (pod: any) => { pod.containers[0].securityContext.capabilities.add = ['IPC_LOCK']; }],
  ['engine: runAsNonRoot', (pod: any) => { pod.containers[0].securityContext.runAsNonRoot = false; }],
  ['engine: runAsUser', (pod: any) => { pod.containers[0].securityContext.runAsUser = 0; }],
  ['engine: seccompProfile', (pod: any) => { delete pod.securityContext.seccompProfile; }],
  ['guard: hostPort', (pod: any) => { pod.initContainers[1].ports[0].hostPort = 8080; }],
  ['engine: handler host', (pod: any) => { pod.containers[0].livenessProbe.httpGet.host = '127.0.0.1'; }],
])('the Pod Security oracle sees %s', (violation, harm) => {
  const pod = podOf(manifests());
  harm(pod);

  expect(restrictedViolations(pod)).toContain(violation);
});

test('the oracles have nothing to say about an untouched service', () => {
  const all = manifests();

  expect(schemaErrors(all)).toEqual([]);
  expect(only(all, 'PodMonitor').spec.podMetricsEndpoints).toHaveLength(2);
});

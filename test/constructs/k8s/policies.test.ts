import { givenPlan } from '../../support/replica';
import { givenDecided, manifestsOf, only, type DecidedChanges } from './decided';

const policy = (suffix: string, changes: DecidedChanges = {}): any => only(manifestsOf(givenDecided(changes)), 'NetworkPolicy', `chat-${suffix}`).spec;
const egressPorts = (changes: DecidedChanges = {}): number[] => policy('egress', changes).egress.flatMap(({ ports }: any) => ports.map(({ port }: any) => port));
const named = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });

test('callers of its own namespace reach the guard when nobody else is named', () => {
  expect(policy('clients').ingress).toEqual([{ from: [named('serving')], ports: [{ protocol: 'TCP', port: 8080 }] }]);
});

test('named namespaces reach the guard in its place', () => {
  expect(policy('clients', { kubernetes: { clientNamespaces: ['web', 'batch'] } }).ingress[0].from).toEqual([named('web'), named('batch')]);
});

test('metrics are for the namespace that scrapes and for nobody else', () => {
  expect(policy('scrape').ingress).toEqual([{ from: [named('monitoring')], ports: [{ protocol: 'TCP', port: 8081 }] }]);
  expect(policy('scrape', { kubernetes: { monitoring: { namespace: 'observability' } } }).ingress[0].from).toEqual([named('observability')]);
});

test('no policy names the port of the engine', () => {
  const policies = manifestsOf(givenDecided()).filter(({ kind }) => kind === 'NetworkPolicy');

  expect(policies).toHaveLength(3);
  expect(JSON.stringify(policies)).not.toContain('8000');
});

test('a fetch from a bucket reaches DNS, HTTPS and the identity agent, and nothing else', () => {
  expect(egressPorts()).toEqual([53, 53, 443, 80]);
  expect(policy('egress').egress[2].to).toEqual([{ ipBlock: { cidr: '169.254.170.23/32' } }, { ipBlock: { cidr: 'fd00:ec2::23/128' } }]);
});

test('a fetch from the Hub needs no identity', () => {
  expect(egressPorts({ plan: { weights: { ...givenPlan().weights, source: 'hf' } } })).toEqual([53, 53, 443]);
});

test('HTTPS reaches everything but the metadata service', () => {
  expect(policy('egress').egress[1].to).toEqual([
    { ipBlock: { cidr: '0.0.0.0/0', except: ['169.254.169.254/32'] } }, { ipBlock: { cidr: '::/0', except: ['fd00:ec2::254/128'] } },
  ]);
});

test('a pod that fetches nothing asks for DNS only', () => {
  expect(egressPorts({ replica: { fetch: undefined }, storage: { existingClaim: 'models' } })).toEqual([53, 53]);
});

test.each([
  ['http://proxy.corp:3128', [443, 3128]], ['http://user@proxy.corp:3128/', [443, 3128]], ['https://proxy.corp', [443]], ['http://proxy.corp', [80, 443]],
  ['http://[fd00::1]:8888', [443, 8888]], ['proxy without a scheme', [443]],
])('the port of the proxy %s is open', (proxy, ports) => {
  expect(policy('egress', { site: { proxy } }).egress[1].ports.map(({ port }: any) => port)).toEqual(ports);
});

test('the port of a Hub mirror is open', () => {
  expect(policy('egress', { site: { hubEndpoint: 'http://mirror.corp:8080' } }).egress[1].ports.map(({ port }: any) => port)).toEqual([443, 8080]);
});

test.each([1, 2, 8])('a node can be drained with %d replicas', (replicas) => {
  const { maxUnavailable, minAvailable, unhealthyPodEvictionPolicy } = only(manifestsOf(givenDecided({ plan: { replicas } })), 'PodDisruptionBudget').spec;

  expect({ maxUnavailable, minAvailable, unhealthyPodEvictionPolicy }).toEqual({ maxUnavailable: 1, minAvailable: undefined, unhealthyPodEvictionPolicy: 'AlwaysAllow' });
});

test('whoever takes spans is reached on its port, in the cluster and outside, and nobody else', () => {
  expect(egressPorts({ tracesEndpoint: 'http://otel-collector.monitoring:4317', replica: { fetch: undefined }, storage: { existingClaim: 'models' } })).toEqual([53, 53, 4317]);
  expect(policy('egress', { tracesEndpoint: 'http://otel-collector.monitoring:4317' }).egress.at(-1).to).toContainEqual({ namespaceSelector: {} });
});

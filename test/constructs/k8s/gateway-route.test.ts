import type { GatewayProps } from '../../../lib/deployment/platform-props';
import { schemaErrors } from '../../support/k8s-oracle';
import { givenDecided, manifestsOf, only, type DecidedChanges } from './decided';

const GATEWAY: GatewayProps = { name: 'edge', namespace: 'gateways', listener: 'https' };
const given = (gateway: GatewayProps = GATEWAY, changes: DecidedChanges = {}) => manifestsOf(givenDecided({ kubernetes: { gateway }, hostName: 'chat.example.com', ...changes }));
const route = (...args: Parameters<typeof given>): any => only(given(...args), 'HTTPRoute');

test('no gateway, no route', () => {
  expect(manifestsOf(givenDecided()).some(({ kind }) => kind === 'HTTPRoute')).toBe(false);
});

test('a route leads from the listener to the Service, for its host only', () => {
  expect(route().spec).toMatchObject({
    parentRefs: [{ name: 'edge', namespace: 'gateways', sectionName: 'https' }], hostnames: ['chat.example.com'],
    rules: [{ matches: [{ path: { type: 'PathPrefix', value: '/' } }], backendRefs: [{ name: only(given(), 'Service').metadata.name, port: only(given(), 'Service').spec.ports[0].port }] }],
  });
});

test('what is not said of a gateway is not rendered', () => {
  const { parentRefs, hostnames } = route({ name: 'edge', namespace: 'gateways' }, { hostName: undefined }).spec;
  expect([parentRefs, hostnames]).toEqual([[{ name: 'edge', namespace: 'gateways' }], undefined]);
});

test('a stream lives as long as the plan says', () => {
  expect(route(GATEWAY, { plan: { total: { longestGenerationSeconds: 900, routeSeconds: 910 } } }).spec.rules[0].timeouts).toEqual({ request: '910s', backendRequest: '910s' });
});

test('a standby stands in the route with its share, also with none', () => {
  const weights = (weight: number) => route(GATEWAY, { standby: { service: 'small', weight } }).spec.rules[0].backendRefs;
  expect(weights(5)).toEqual([{ name: 'chat', port: 80, weight: 95 }, { name: 'small', port: 80, weight: 5 }]);
  expect(weights(0).map(({ weight }: any) => weight)).toEqual([100, 0]);
  expect(schemaErrors(given(GATEWAY, { standby: { service: 'small', weight: 0 } }))).toEqual([]);
});

test('the namespace of the gateway is let in beside the callers, once', () => {
  const from = (manifests: ReturnType<typeof given>) => only(manifests, 'NetworkPolicy', 'chat-clients').spec.ingress[0].from.map(({ namespaceSelector }: any) => namespaceSelector.matchLabels['kubernetes.io/metadata.name']);
  expect(from(given())).toEqual(['serving', 'gateways']);
  expect(from(given({ ...GATEWAY, namespace: 'serving' }))).toEqual(['serving']);
});

test.each([
  ['an unknown field', (spec: any) => { spec.rules[0].timeout = '1s'; }, /timeout/],
  ['a duration without a unit', (spec: any) => { spec.rules[0].timeouts.request = '900'; }, /request.*pattern/],
  ['a host with a scheme', (spec: any) => { spec.hostnames = ['https://chat']; }, /hostnames.*pattern/],
])('the oracle sees %s', (_, harm, says) => {
  const manifest = structuredClone(route());
  expect(schemaErrors([manifest])).toEqual([]);
  harm(manifest.spec);
  expect(schemaErrors([manifest]).join('\n')).toMatch(says);
});

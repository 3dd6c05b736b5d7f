import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { DecidedInferenceService } from '../../../constructs/k8s/decided-inference-service';
import { WeightsCache } from '../../../lib/deployment/enums';
import { schemaErrors } from '../../support/k8s-oracle';
import { givenEngine } from '../../support/replica';
import { givenDecided, manifestsOf, type DecidedChanges } from './decided';

const monitoring = { labels: { release: 'kps' } };

const VARIANTS: [string, DecidedChanges][] = [
  ...['1.29', '1.30', '1.34', '1.36'].map((version): [string, DecidedChanges] => [`Kubernetes ${version}`, { kubernetes: { version, monitoring } }]),
  ['three replicas', { plan: { replicas: 3 }, spareAccelerator: true }],
  ['a claim', { storage: { cache: WeightsCache.CLAIM, storageClass: 'gp3' } }],
  ['an ephemeral volume', { storage: { storageClass: 'gp3' } }],
  ['mounted weights', { replica: { fetch: undefined }, storage: { existingClaim: 'models', accessMode: 'ReadWriteMany' } }],
  ['full placement', { kubernetes: { nodeSelector: { pool: 'gpu' }, tolerations: [{ key: 'a', effect: 'NoExecute' }], imagePullSecrets: ['registry'], serviceAccount: 'reader' } }],
  ['a gateway', { kubernetes: { gateway: { name: 'edge', namespace: 'gateways', listener: 'https' } }, hostName: 'chat.example.com' }],
  ['a gateway with every host', { kubernetes: { gateway: { name: 'edge', namespace: 'gateways' } } }],
  ['a site', { site: { proxy: 'http://proxy:3128', caBundle: 'corp-ca' } }],
];

test('published schemas have nothing against any variant', () => {
  expect(schemaErrors(VARIANTS.flatMap(([, changes]) => manifestsOf(givenDecided(changes))))).toEqual([]);
});

test.each(VARIANTS)('everything stands in the namespace of the deployment: %s', (_, changes) => {
  expect(new Set(manifestsOf(givenDecided(changes)).map(({ metadata }) => metadata.namespace))).toEqual(new Set(['serving']));
});

test('the same service is the same manifests, wherever its construct stands', () => {
  expect(manifestsOf(givenDecided(), { chart: 'other', id: 'Elsewhere' })).toEqual(manifestsOf(givenDecided()));
});

test('a service of several is named after its deployment too', () => {
  expect(manifestsOf(givenDecided({ deployment: 'shop', service: 'embed' })).map(({ kind, metadata: { name } }) => `${kind}/${name.replace(/-[0-9a-f]{10}$/, '')}`)).toEqual([
    'ServiceAccount/shop-embed', 'ConfigMap/shop-embed-guard', 'ConfigMap/shop-embed-scripts', 'Deployment/shop-embed', 'Service/shop-embed',
    'NetworkPolicy/shop-embed-clients', 'NetworkPolicy/shop-embed-scrape', 'NetworkPolicy/shop-embed-egress', 'PodDisruptionBudget/shop-embed', 'PodMonitor/shop-embed', 'PrometheusRule/shop-embed-alerts',
  ]);
});

test('the construct tree is part of the contract', () => {
  const chart = new Chart(new App(), 'test');
  new DecidedInferenceService(chart, 'Chat', givenDecided({ kubernetes: { monitoring }, storage: { cache: WeightsCache.CLAIM } }));

  const paths = chart.node.findAll().filter(ApiObject.isApiObject).map(({ node }) => node.path);

  expect(paths).toEqual([
    'test/Chat/Weights/Resource', 'test/Chat/Workload/ServiceAccount/Resource', 'test/Chat/Workload/Files-guard/Resource', 'test/Chat/Workload/Files-scripts/Resource',
    'test/Chat/Workload/Resource', 'test/Chat/Endpoint/Resource/Resource', 'test/Chat/Policies/Clients', 'test/Chat/Policies/Scrape', 'test/Chat/Policies/Egress',
    'test/Chat/Policies/Disruption', 'test/Chat/Monitors/Resource', 'test/Chat/Monitors/Alerts',
  ]);
});

test('what we did not foresee can still be set', () => {
  const chart = new Chart(new App(), 'test');
  const service = new DecidedInferenceService(chart, 'Chat', givenDecided());

  ApiObject.of(service.node.findChild('Workload')).addJsonPatch(JsonPatch.add('/spec/revisionHistoryLimit', 2));

  expect(chart.toJson().find(({ kind }) => kind === 'Deployment').spec.revisionHistoryLimit).toBe(2);
});

test('more accelerators than one reach the scheduler', () => {
  const [deployment] = manifestsOf(givenDecided({ replica: { engine: givenEngine({ accelerators: 8 }) } })).filter(({ kind }) => kind === 'Deployment');

  expect(deployment.spec.template.spec.containers[0].resources.limits['nvidia.com/gpu']).toBe('8');
});

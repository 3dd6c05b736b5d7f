import { givenGuard } from '../../support/replica';
import { givenDecided, manifestsOf, only, type DecidedChanges } from './decided';

const labels = { release: 'kube-prometheus-stack' };
const monitor = (changes: DecidedChanges = {}): any => only(manifestsOf(givenDecided({ kubernetes: { monitoring: { labels } }, ...changes })), 'PodMonitor');

test('nothing is made for an operator that is not there', () => {
  const kinds = manifestsOf(givenDecided({ kubernetes: { monitoring: { operator: false } } })).map(({ kind }) => kind);
  expect(kinds).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(PodMonitor|PrometheusRule)$/)]));
});

test('alerts are rules of the operator, with its labels', () => {
  const { metadata, spec }: any = only(manifestsOf(givenDecided({ kubernetes: { monitoring: { labels } } })), 'PrometheusRule');
  expect(metadata.labels).toMatchObject(labels);
  expect(spec.groups[0].rules).toEqual([expect.objectContaining({ alert: 'KV_CACHE_FULL', for: '300s' })]);
});

test('without an operator the same rules stand ready as a file, under a name that stays', () => {
  const manifests = manifestsOf(givenDecided({ kubernetes: { monitoring: { operator: false } } }));
  const { data, immutable }: any = only(manifests, 'ConfigMap', 'chat-alerts');
  expect(immutable).not.toBe(true);
  expect(JSON.parse(data['alerts.yaml'])).toEqual({ groups: [{ name: 'chat-alerts', interval: '30s', rules: [expect.objectContaining({ alert: 'KV_CACHE_FULL', for: '300s' })] }] });
});

test('it carries the labels that the operator selects by', () => {
  expect(monitor().metadata.labels).toMatchObject(labels);
});

test('engine and guard are both scraped, on the admin port by its name', () => {
  expect(monitor().spec.podMetricsEndpoints.map(({ port, path }: any) => [port, path])).toEqual([['admin', '/engine/metrics'], ['admin', '/metrics']]);
});

test('an engine without metrics is not scraped', () => {
  expect(monitor({ engineMetricsPath: undefined }).spec.podMetricsEndpoints.map(({ path }: any) => path)).toEqual(['/metrics']);
});

test('it selects the pods of this service, in their own namespace', () => {
  expect(monitor().spec).toMatchObject({
    selector: { matchLabels: { 'app.kubernetes.io/name': 'chat', 'app.kubernetes.io/instance': 'chat' } }, namespaceSelector: { matchNames: ['serving'] },
  });
});

test('a guard without an admin port is refused', () => {
  expect(() => monitor({ replica: { guard: givenGuard({ ports: [{ name: 'http', number: 8080, loopback: false }] }) } } as DecidedChanges)).toThrow(/no port 8081 to scrape/);
});

test.each([true, false])('counters for the exporter of accelerators lie where its operator looks, with an operator of Prometheus: %s', (operator) => {
  const manifests = manifestsOf(givenDecided({ acceleratorCounters: 'DCGM_FI_DEV_FB_TOTAL, gauge, memory\n', kubernetes: { monitoring: { operator } } }));
  const { data, immutable }: any = only(manifests, 'ConfigMap', 'chat-accelerator-counters');
  expect({ data, immutable: immutable ?? false }).toEqual({ data: { 'dcgm-metrics.csv': 'DCGM_FI_DEV_FB_TOTAL, gauge, memory\n' }, immutable: false });
});

test('none are made for accelerators without a known exporter', () => {
  const names = manifestsOf(givenDecided()).filter(({ kind }) => kind === 'ConfigMap').map(({ metadata }) => metadata.name);
  expect(names).not.toContain('chat-accelerator-counters');
});

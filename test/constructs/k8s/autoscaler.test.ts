import { parityFacts } from '../../../constructs/k8s/parity';
import { PodScaler } from '../../../lib/deployment/enums';
import { checkManifests } from '../../../lib/existing/check';
import { expectedParity, parityTable } from '../../../lib/review/parity';
import { schemaErrors, type Manifest } from '../../support/k8s-oracle';
import { givenScaling, type GivenScaling } from '../../support/scaling';
import { givenDecided, manifestsOf, only, type DecidedChanges } from './decided';

const MONITORING = { labels: { release: 'kps' }, prometheus: 'http://prometheus-operated.monitoring:9090' };
const NIGHT = { days: ['fri', 'sat'], from: '22:00', to: '06:00', timeZone: 'Europe/Berlin', min: 4 };

const decided = (given: GivenScaling = {}, { kubernetes, ...changes }: DecidedChanges = {}) => givenDecided({ plan: { replicas: 2, scaling: givenScaling(given) }, kubernetes: { monitoring: MONITORING, ...kubernetes }, ...changes });
const all = (...given: Parameters<typeof decided>): Manifest[] => manifestsOf(decided(...given));
const scaledObject = (...given: Parameters<typeof decided>): any => only(all(...given), 'ScaledObject').spec;

const HPA: DecidedChanges = { kubernetes: { autoscaler: PodScaler.HPA } };

test('a fixed number needs no scaler and stands in the Deployment', () => {
  const fixed = manifestsOf(givenDecided({ plan: { replicas: 3 } }));
  expect(fixed.filter(({ kind }) => ['ScaledObject', 'HorizontalPodAutoscaler'].includes(kind))).toEqual([]);
  expect(only(fixed, 'Deployment').spec.replicas).toBe(3);
});

test.each([['keda', {}], ['hpa', HPA]])('with %s the Deployment has no number of its own', (_, changes) => {
  expect(only(all({}, changes), 'Deployment').spec).not.toHaveProperty('replicas');
});

test.each([['keda', {}], ['hpa', HPA]])('published schemas know every field that %s is told', (_, changes) => {
  expect(schemaErrors(all({ scaling: { ttftP95Seconds: 2, ...(_ === 'keda' && { schedules: [NIGHT] }) } }, changes))).toEqual([]);
});

test.each([['keda', {}], ['hpa', HPA]])('what checks the manifests of others has nothing to say about scaling with %s', (_, changes) => {
  const text = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: all({ scaling: { ttftP95Seconds: 2 } }, changes) });
  const { findings } = checkManifests([{ file: 'all.yaml', text }]);
  expect(findings.filter(({ code }) => /SCALER|METRIC|REPLICAS/.test(code))).toEqual([]);
});

test.each([['keda', {}], ['hpa', HPA]])('range, signal and target of %s are those of the plan', (_, changes) => {
  const service = decided({}, changes);
  const rows = parityTable({ kubernetes: parityFacts(manifestsOf(service) as any[], 'chat'), spec: expectedParity(service.replica, service.plan) }, (text) => text);
  expect(rows.filter(({ equal }) => !equal)).toEqual([]);
  expect(rows.find(({ field }) => field === 'scalingSignal')?.values.kubernetes).toBe('["haproxy_backend_current_queue","vllm:num_requests_running","vllm:num_requests_waiting"]');
});

test.each<[string, (spec: any) => void]>([
  ['replicasMin', (spec) => { spec.minReplicaCount = 1; }],
  ['replicasMax', (spec) => { spec.maxReplicaCount = 9; }],
  ['scalingTarget', (spec) => { spec.triggers[0].metadata.threshold = '9'; }],
  ['scalingSignal', (spec) => { spec.triggers[0].metadata.query = 'sum(other{})'; }],
])('a scaler that differs in %s is seen', (field, harm) => {
  const service = decided();
  const manifests = structuredClone(manifestsOf(service)) as any[];
  harm(manifests.find(({ kind }) => kind === 'ScaledObject').spec);
  const rows = parityTable({ kubernetes: parityFacts(manifests, 'chat'), spec: expectedParity(service.replica, service.plan) }, (text) => text);
  expect(rows.filter(({ equal }) => !equal).map((row) => row.field)).toEqual([field]);
});

test('both ends of the range are said, and what happens when nobody answers', () => {
  expect(scaledObject()).toMatchObject({
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'chat' }, minReplicaCount: 2, maxReplicaCount: 8,
    fallback: { failureThreshold: 3, replicas: 2, behavior: 'currentReplicasIfHigher' },
  });
  for (const { type, metadata } of scaledObject().triggers) expect([type, metadata.ignoreNullValues, metadata.serverAddress, metadata.threshold]).toEqual(['prometheus', 'false', MONITORING.prometheus, '24']);
});

test('guards are asked where the engine shows what they watch', () => {
  const names = (given: GivenScaling): string[] => scaledObject(given).triggers.map(({ name }: { name: string }) => name);
  expect(names({})).toEqual(['load', 'missing-replica', 'kv-usage']);
  expect(names({ scaling: { ttftP95Seconds: 2 } })).toEqual(['load', 'missing-replica', 'kv-usage', 'time-to-first-token']);
  expect(names({ metrics: { modelLabel: 'model' }, scaling: { ttftP95Seconds: 2 } })).toEqual(['load', 'missing-replica']);
});

test('a schedule is a trigger of its own, in its own time zone', () => {
  expect(scaledObject({ scaling: { schedules: [NIGHT] } }).triggers.at(-1)).toEqual({
    type: 'cron', name: 'schedule-0', metadata: { timezone: 'Europe/Berlin', start: '0 22 * * 5,6', end: '0 6 * * 0,6', desiredReplicas: '4' },
  });
});

test('steps have the time that a start and a drain take, as far as the API waits', () => {
  const behavior = (scaling: GivenScaling['scaling']): any => scaledObject({ scaling }).advanced.horizontalPodAutoscalerConfig.behavior;
  expect(behavior({ scaleOutSeconds: 600, scaleInSeconds: 900 })).toEqual({
    scaleUp: { stabilizationWindowSeconds: 0, policies: [{ type: 'Percent', value: 100, periodSeconds: 600 }] },
    scaleDown: { stabilizationWindowSeconds: 900, policies: [{ type: 'Pods', value: 1, periodSeconds: 350 }] },
  });
  expect(behavior({ scaleOutSeconds: 9999, scaleInSeconds: 9999 })).toMatchObject({ scaleUp: { policies: [{ periodSeconds: 1800 }] }, scaleDown: { stabilizationWindowSeconds: 3600 } });
});

test('without a Prometheus to ask nothing can be made', () => {
  expect(() => all({}, { kubernetes: { monitoring: {} } })).toThrow(/kubernetes\.monitoring\.prometheus does not say whom to ask/);
});

test('the autoscaler of Kubernetes asks for what is recorded, by name and labels', () => {
  const manifests = all({}, HPA);
  const records = only(manifests, 'PrometheusRule', 'chat');
  const { metrics, minReplicas, maxReplicas } = only(manifests, 'HorizontalPodAutoscaler').spec;
  const recorded = records.spec.groups[0].rules.map(({ record, labels }: any) => [record, labels]);

  expect(records.metadata.labels).toMatchObject({ release: 'kps' });
  expect([minReplicas, maxReplicas]).toEqual([2, 8]);
  expect(metrics.map(({ external }: any) => [external.metric.name, { ...external.metric.selector.matchLabels, namespace: 'serving' }])).toEqual(recorded);
  for (const [record] of recorded) expect(record).toMatch(/^llm_serving_[a-z_]+$/);
});

test('several replicas roll one by one even where one may be the least', () => {
  expect(only(all({ min: 1 }), 'Deployment').spec.strategy.type).toBe('RollingUpdate');
});

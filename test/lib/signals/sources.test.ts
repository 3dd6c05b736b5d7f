import { execFileSync } from 'node:child_process';
import * as path from 'node:path';
import { EngineCatalogue } from '../../../lib/engine/registry';
import { SGLANG_METRICS } from '../../../lib/engine/sglang-metrics';
import { VLLM_METRICS } from '../../../lib/engine/vllm-metrics';
import { DEFAULT_GUARD } from '../../../lib/framework/guards';
import { Platform } from '../../../lib/deployment/enums';
import { platformFacts } from '../../../lib/platform/platforms';
import { SIGNALS } from '../../../lib/signals/catalogue';
import { increase, level, Over, per, quantile, type Expression } from '../../../lib/signals/expression';
import { isKnownToCloudWatch, metricMath } from '../../../lib/signals/metric-math';
import { PodOwner, type Place } from '../../../lib/signals/place';
import { promql } from '../../../lib/signals/promql';
import { SignalKind, type Signal } from '../../../lib/signals/signal';
import { signalTable, type SignalTable } from '../../../lib/signals/signal-table';
import { ROOT, textOf } from '../../support/sources';

const given = (place: Partial<Place> = {}): Place =>
  ({ facts: platformFacts(Platform.EC2), vendor: 'NVIDIA', groups: 1, hostAgent: true, fronted: true, insights: false, ...place });
const tableOf = (place?: Place, metrics = VLLM_METRICS): SignalTable => signalTable({ metrics, guard: DEFAULT_GUARD, service: 'chat', place });
const podsOf = (owner: PodOwner, more: Partial<Place> = {}): SignalTable => tableOf(given({ facts: platformFacts(Platform.KUBERNETES), pods: { name: 'chat', owner }, ...more }));

const BOXES = tableOf(given());
const PODS = podsOf(PodOwner.DEPLOYMENT);
const all: Signal[] = Object.values(SIGNALS);

test('names are neutral, said once, and end as what they are', () => {
  const names = all.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !/^[a-z][a-z0-9_]+$/.test(name))).toEqual([]);
  expect(all.filter(({ kind, name }) => name.endsWith('_total') && kind !== SignalKind.COUNTER)).toEqual([]);
});

test.each([['boxes', BOXES], ['pods', PODS]])('each signal of %s has a source or a reason, never both and never neither', (_, table) => {
  expect([...table.keys()]).toEqual(all.map(({ name }) => name));
  for (const { prometheus, cloudwatch, absent } of table.values()) expect((prometheus ?? cloudwatch) === undefined).toBe(absent !== undefined);
});

test('every metric of an engine is one that the version is known to have', () => {
  const standard = EngineCatalogue.standard();
  for (const engine of standard.names.flatMap((name) => standard.find(name) ?? [])) {
    for (const version of engine.verifiedVersions.map((verified) => engine.at(verified))) {
      const strays = [...tableOf(undefined, version.metrics).values()].filter(({ prometheus }) => prometheus?.shownBy === 'engine' && prometheus.metric !== 'up' && !version.knownMetrics.includes(prometheus.metric));
      expect(strays).toEqual([]);
    }
  }
});

test('an engine without metrics leaves what the guard counts', () => {
  const bare = tableOf(given(), { modelLabel: 'model' });
  expect(bare.get(SIGNALS.engineUp.name)?.absent).toBeDefined();
  expect(bare.get(SIGNALS.inFlight.name)?.cloudwatch?.metric).toBe('requests_in_flight');
  expect(BOXES.get(SIGNALS.inFlight.name)?.cloudwatch).toBeUndefined();
});

test('an agent brings few metrics, and none from pods', () => {
  const brought = (table: SignalTable): string[] => [...table.values()].filter(({ prometheus, cloudwatch }) => prometheus && cloudwatch).map(({ signal }) => signal.name);
  expect(brought(BOXES)).toEqual([
    'requests_running', 'requests_queued', 'requests_held', 'kv_cache_usage', 'preemptions_total', 'requests_answered_total', 'requests_failed_total',
    'prompt_tokens_total', 'output_tokens_total', 'answer_seconds',
  ]);
  expect(brought(PODS)).toEqual([]);
});

const ABSENT: [what: string, table: SignalTable, signal: Signal, reason: RegExp][] = [
  ['a tenant without a gateway', PODS, SIGNALS.tenantTokens, /gateway/],
  ['a target without a load balancer', tableOf(given({ fronted: false })), SIGNALS.healthyTargets, /no load balancer/],
  ['counts of several groups', tableOf(given({ groups: 2 })), SIGNALS.replicasReady, /several groups/],
  ['tasks of an imported cluster', tableOf(given({ facts: platformFacts(Platform.ECS) })), SIGNALS.replicasWanted, /imported/],
  ['another vendor', tableOf(given({ vendor: 'AWS' })), SIGNALS.acceleratorUtilisation, /vendor/],
  ['another vendor in pods', podsOf(PodOwner.DEPLOYMENT, { vendor: 'AWS' }), SIGNALS.acceleratorFault, /vendor/],
  ['machines without an agent', tableOf(given({ hostAgent: false })), SIGNALS.diskUsage, /nobody shows it on EC2/],
  ['what is in front of pods', PODS, SIGNALS.healthyTargets, /cluster's/],
  ['a fault that no agent measures', BOXES, SIGNALS.eccUncorrected, /does not measure/],
  ['replicas of a framework', podsOf(PodOwner.CLUSTER), SIGNALS.replicasWanted, /serving framework/],
  ['an archive that is not made', tableOf(given({ logs: { archived: false } })), SIGNALS.logDeliveryAge, /not archived/],
  ['lines that nobody collects', BOXES, SIGNALS.logErrors, /nobody collects/],
  ['the kernel below a task', tableOf(given({ facts: platformFacts(Platform.ECS), logs: { archived: true } })), SIGNALS.acceleratorErrors, /kernel of its machine is not/],
  ['the kernel with the driver of another vendor', tableOf(given({ vendor: 'AWS', logs: { archived: true } })), SIGNALS.acceleratorErrors, /vendor/],
  ['a certificate that is not there', BOXES, SIGNALS.certificateDays, /no certificate/],
];

test.each(ABSENT)('%s is absent, and says why', (_, table, signal, reason) => expect(table.get(signal.name)?.absent).toMatch(reason));

const POD = 'pod=~"chat-[a-z0-9]+-[a-z0-9]{5}"';
const PROMETHEUS: [what: string, table: SignalTable, expression: Expression, text: string][] = [
  ['accelerators, with labels of pods as either scraper writes them', PODS, level(SIGNALS.acceleratorUtilisation, Over.MEAN),
    `(avg(DCGM_FI_DEV_GPU_UTIL{namespace="serving",${POD}} or DCGM_FI_DEV_GPU_UTIL{exported_namespace="serving",exported_${POD}}) * 0.01)`],
  ['a counter of pods', PODS, increase(SIGNALS.restarts, 600), `sum(increase(kube_pod_container_status_restarts_total{namespace="serving",${POD}}[600s]))`],
  ['replicas of a deployment', PODS, level(SIGNALS.replicasWanted, Over.TOTAL), 'sum(kube_deployment_spec_replicas{namespace="serving",deployment="chat"})'],
  ['replicas of groups', podsOf(PodOwner.GROUP), level(SIGNALS.replicasReady, Over.TOTAL), 'sum(kube_statefulset_status_replicas_ready{namespace="serving",statefulset="chat"})'],
  ['hits of a cache', tableOf(given(), SGLANG_METRICS), per(increase(SIGNALS.prefixCacheHits, 300), increase(SIGNALS.prefixCacheQueries, 300)),
    '(sum(increase(sglang:cached_tokens_total{namespace="serving",llm_service="chat",llm_source="engine"}[300s])) / (sum(increase(sglang:prompt_tokens_total{namespace="serving",llm_service="chat",llm_source="engine"}[300s])) > 0))'],
];

test.each(PROMETHEUS)('Prometheus is asked for %s', (_, signals, expression, text) => expect(promql(expression, { signals, service: 'chat', namespace: 'serving' })).toBe(text));

const CERTIFIED = tableOf(given({ certificate: 'arn:aws:acm:us-east-1:111122223333:certificate/one', logs: { archived: true } }));
const CLOUDWATCH: [what: string, expression: Expression, text: string, periodSeconds: number, metric: object][] = [
  ['a share in per cent', level(SIGNALS.diskUsage, Over.MOST), '(m1 * 0.01)', 60, { namespace: 'LlmServing', metric: 'disk_usage', host: { plugin: 'disk', name: 'used_percent' } }],
  ['a percentile', quantile(SIGNALS.answerStart, 0.95, 300), 'm1', 300, { metric: 'TargetResponseTime' }],
  ['a certificate', level(SIGNALS.certificateDays, Over.LEAST), 'm1', 86_400, { metric: 'DaysToExpiry' }],
  ['lines of the log', increase(SIGNALS.acceleratorErrors, 300), 'FILL(m1, 0)', 300, { metric: 'accelerator_errors', sparse: true }],
  ['the archive', level(SIGNALS.logDeliveryAge, Over.MOST), 'm1', 60, { dimensions: [{ name: 'DeliveryStreamName', place: 'deliveryStream' }] }],
  ['boxes', level(SIGNALS.replicasReady, Over.LEAST), 'm1', 60, { metric: 'GroupInServiceInstances', dimensions: [{ name: 'AutoScalingGroupName', place: 'group' }] }],
];

test.each(CLOUDWATCH)('CloudWatch is asked for %s', (_, expression, text, periodSeconds, source) => {
  expect(isKnownToCloudWatch(expression, CERTIFIED)).toBe(true);
  expect(metricMath(expression, CERTIFIED)).toMatchObject({ expression: text, periodSeconds, metrics: [{ source }] });
});

const SHIFTING = tableOf(given({ facts: platformFacts(Platform.ECS), shifting: true }));
const HALVES = ['targetGroup', 'alternateTargetGroup'].map((place) => ({ source: { dimensions: [{ name: 'TargetGroup', place }, { name: 'LoadBalancer' }] } }));
const HALVED: [what: string, expression: Expression, text: string][] = [
  ['those that are healthy', level(SIGNALS.healthyTargets, Over.TOTAL), '(FILL(m1, 0) + FILL(m2, 0))'],
  ['failures', increase(SIGNALS.targetFailures, 300), '(FILL(m1, 0) + FILL(m2, 0))'],
  ['the slower half', quantile(SIGNALS.answerStart, 0.95, 300), 'IF(FILL(m1, 0) > FILL(m2, 0), FILL(m1, 0), FILL(m2, 0))'],
];

test.each(HALVED)('while updates shift requests, both target groups are asked: %s', (_, expression, text) =>
  expect(metricMath(expression, SHIFTING)).toMatchObject({ expression: text, metrics: HALVES }));

test('CloudWatch computes no quantile of what it holds no observations of', () => {
  expect(isKnownToCloudWatch(quantile(SIGNALS.answerTime, 0.95, 300), BOXES)).toBe(false);
  expect(isKnownToCloudWatch(per(quantile(SIGNALS.timeToFirstToken, 0.95, 300), level(SIGNALS.running, Over.MEAN)), BOXES)).toBe(false);
});

const NAMES: [owner: PodOwner, pod: string, same: boolean][] = [
  [PodOwner.DEPLOYMENT, 'chat-6d5f7c9b4d-x2x4z', true], [PodOwner.DEPLOYMENT, 'chat-big-6d5f7c9b4d-x2x4z', false],
  [PodOwner.GROUP, 'chat-0', true], [PodOwner.GROUP, 'chat-0-1', true], [PodOwner.GROUP, 'chat-big-0', false],
  [PodOwner.CLUSTER, 'chat-x2x4z-head-abcde', true], [PodOwner.CLUSTER, 'chatter-x2x4z-head-abcde', false],
];

test.each(NAMES)('the pods of a %s: %s', (owner, pod, same) => {
  const { pods } = podsOf(owner).get(SIGNALS.memoryUsed.name)?.prometheus ?? {};
  expect(new RegExp(`^(?:${pods})$`).test(pod)).toBe(same);
});

test('docs/signals.md is what the catalogue says today', () => {
  const printed = execFileSync(process.execPath, [path.join(ROOT, 'scripts', 'generate-signals-doc.mjs'), '--print'], { encoding: 'utf8', env: {} });
  expect(textOf('docs/signals.md')).toBe(printed);
});

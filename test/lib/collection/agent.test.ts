import { METRICS_PATHS } from '../../../lib/collection/shown';
import { VLLM_METRICS } from '../../../lib/engine/vllm-metrics';
import { DEFAULT_GUARD } from '../../../lib/framework/guards';
import { SIGNALS } from '../../../lib/signals/catalogue';
import { CLOUDWATCH } from '../../../lib/signals/cloudwatch';
import { increase, per } from '../../../lib/signals/expression';
import { metricMath } from '../../../lib/signals/metric-math';
import { signalTable } from '../../../lib/signals/signal-table';
import { labelSelector } from '../../../lib/units/label-selector';
import { agentFilesFor, publishedBy, type ReplicaPages } from '../../support/cloudwatch-agent';
import { guardText, vllmText, type Shown } from '../../support/expositions';
import { evaluate } from '../../support/metric-math';

const files = agentFilesFor(VLLM_METRICS);
const page = (shown: Partial<Shown> = {}): ReplicaPages => {
  const whole = { running: 1, queued: 1, ...shown };
  return { [METRICS_PATHS.engine]: vllmText(whole), [METRICS_PATHS.guard]: guardText(whole) };
};
const table = signalTable({ metrics: VLLM_METRICS, guard: DEFAULT_GUARD, service: 'chat' });
/** A replica that shows every signal. */
const whole: ReplicaPages = Object.fromEntries(Object.entries(METRICS_PATHS).map(([source, path]) => [path, [...table.values()]
  .flatMap(({ signal: { kind }, prometheus }) => (prometheus?.shownBy === source ? [`# TYPE ${prometheus.metric} ${kind}\n${prometheus.metric}${labelSelector(prometheus.labels)} 1`] : [])).join('\n')]));
const valuesOf = (points: Map<string, number[]>, name: string): number[] | undefined => points.get([CLOUDWATCH.namespace, name, `${CLOUDWATCH.dimension}=chat`].join('|'));
const answered = (fine: number, failed: number): ReplicaPages => page({ answers: { fine, failed } });

/** Share of failed answers, as an alarm of CloudWatch computes it from what replicas sent. */
function failedShare(replicas: readonly ReplicaPages[], before: readonly ReplicaPages[]): number | undefined {
  const points = publishedBy(files, replicas, before);
  const { metrics, expression } = metricMath(per(increase(SIGNALS.failed, 300), increase(SIGNALS.answered, 300)), table);
  const sums = metrics.map(({ id, source }) => [id, valuesOf(points, source.metric)?.reduce((sum, value) => sum + value, 0)] as const);
  return evaluate([{ id: 'value', expression, returned: true }], Object.fromEntries(sums));
}

test('every signal that CloudWatch is said to know under a neutral name is sent, with the service as its only dimension', () => {
  const known = [...table.values()].flatMap(({ cloudwatch }) => (cloudwatch?.namespace === CLOUDWATCH.namespace ? [cloudwatch.metric] : []));
  const points = publishedBy(files, [whole], [whole]);
  expect(known).toEqual(expect.arrayContaining(['requests_running', 'requests_held', 'kv_cache_usage', 'requests_answered_total', 'requests_failed_total']));
  expect([...points.keys()].sort()).toEqual(known.map((name) => `LlmServing|${name}|Service=chat`).sort());
});

test('an answer that failed counts among all answers and among those that failed', () => {
  const points = publishedBy(files, [answered(130, 20)], [answered(100, 10)]);
  expect(valuesOf(points, 'requests_answered_total')).toEqual([30, 10]);
  expect(valuesOf(points, 'requests_failed_total')).toEqual([10]);
});

test.each<[string, ReplicaPages[], ReplicaPages[], number | undefined]>([
  ['of two replicas together', [answered(160, 20), answered(30, 0)], [answered(100, 10), answered(0, 0)], 0.1],
  ['of a replica that began again', [answered(9, 1)], [answered(5000, 400)], 0.1],
  ['none while nobody calls', [answered(70, 7)], [answered(70, 7)], 0],
  ['none known at the first scrape', [answered(70, 7)], [], undefined],
])('the share of failed answers is %s', (_, replicas, before, share) => {
  expect(failedShare(replicas, before)).toBe(share);
});

import { VLLM_METRICS } from '../../../lib/engine/vllm-metrics';
import { DEFAULT_GUARD } from '../../../lib/framework/guards';
import { SIGNALS } from '../../../lib/signals/catalogue';
import { figure, increase, level, minus, Over, per, quantile, rate, reporting, type Expression } from '../../../lib/signals/expression';
import { isKnownToCloudWatch, metricMath } from '../../../lib/signals/metric-math';
import { promql } from '../../../lib/signals/promql';
import { signalTable } from '../../../lib/signals/signal-table';

const signals = signalTable({ metrics: VLLM_METRICS, guard: DEFAULT_GUARD, service: 'chat' });
const scraped = { signals, service: 'chat', namespace: 'serving' };
const ENGINE = '{namespace="serving",llm_service="chat",llm_source="engine"}';
const guard = (labels: string): string => `haproxy_backend_http_responses_total{namespace="serving",llm_service="chat",llm_source="guard",proxy="engine"${labels}}`;

const ROWS: [what: string, expression: Expression, prometheus: string, cloudwatch: string | undefined][] = [
  ['a mean', level(SIGNALS.kvUsage, Over.MEAN), `avg(vllm:kv_cache_usage_perc${ENGINE})`, 'm1'],
  ['a total', level(SIGNALS.running, Over.TOTAL), `sum(vllm:num_requests_running${ENGINE})`, '(m1 / 4)'],
  ['replicas that report', reporting(SIGNALS.running), `(count(vllm:num_requests_running${ENGINE}) or vector(0))`, 'FILL((m1 / 4), 0)'],
  ['a rate', rate(SIGNALS.answered, 300), `sum(rate(${guard('')}[300s]))`, '(m1 / 300)'],
  ['a share', per(increase(SIGNALS.failed, 300), increase(SIGNALS.answered, 300)), `(sum(increase(${guard(',code="5xx"')}[300s])) / (sum(increase(${guard('')}[300s])) > 0))`, 'IF(m1 > 0, m2 / m1, 0)'],
  ['a difference', minus(figure(2), level(SIGNALS.running, Over.MOST)), `(2 - max(vllm:num_requests_running${ENGINE}))`, '(2 - m1)'],
  ['a quantile', quantile(SIGNALS.timeToFirstToken, 0.95, 300), `histogram_quantile(0.95, sum by (le) (rate(vllm:time_to_first_token_seconds_bucket${ENGINE}[300s])))`, undefined],
];

test.each(ROWS)('%s is said in both worlds', (_, expression, prometheus, cloudwatch) => {
  expect(promql(expression, scraped)).toBe(prometheus);
  expect(isKnownToCloudWatch(expression, signals) ? metricMath(expression, signals).expression : undefined).toBe(cloudwatch);
});

test('one metric with one statistic is read once', () => {
  const running = level(SIGNALS.running, Over.MEAN);
  expect(metricMath(minus(running, running), signals)).toMatchObject({ expression: '(m1 - m1)', metrics: [{ id: 'm1', statistic: 'Average' }] });
});

test('what nobody shows is there with its reason', () => {
  const bare = signalTable({ metrics: { modelLabel: 'model_name' }, guard: DEFAULT_GUARD, service: 'chat' });
  expect(bare.get(SIGNALS.kvUsage.name)).toEqual({ signal: SIGNALS.kvUsage, absent: expect.stringContaining('does not show it') });
  expect(() => promql(level(SIGNALS.kvUsage, Over.MEAN), { ...scraped, signals: bare })).toThrow(/does not know 'kv_cache_usage'/);
});

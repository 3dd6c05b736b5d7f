import { EXAMPLES } from '../../support/render';
import { strangeMetrics, strangeSelectors, watchedServices } from '../../support/signal-law';
import { metricsOf, queriesOf } from '../../support/rendered-metrics';

const services = watchedServices(EXAMPLES.filter((file) => /single-node(-ollama)?\.yaml$/.test(file)));
const of = (deployment: string) => services.filter((service) => service.deployment === deployment);
const chat = of('chat').find(({ pods }) => !pods)?.name;

const alarm = (metric: object): object => ({ Type: 'AWS::CloudWatch::Alarm', Properties: { Metrics: [{ MetricStat: { Metric: metric } }] } });
const board = (...row: unknown[]): object => ({ Type: 'AWS::CloudWatch::Dashboard', Properties: { DashboardBody: { 'Fn::Join': ['', ['{"widgets":[{"properties":{"metrics":[', JSON.stringify(row), ']}}]}']] } } });
const agent = (pattern: string): object => ({ Properties: { Value: JSON.stringify({ logs: { metrics_collected: { prometheus: { emf_processor: { metric_namespace: 'LlmServing', metric_declaration: [{ metric_selectors: [pattern] }] } } } } }) } });
const dimensions = [{ Name: 'Service', Value: chat }];

const METRICS: [what: string, resource: object, strange: string[]][] = [
  ['an alarm on what is brought', alarm({ Namespace: 'LlmServing', MetricName: 'requests_running', Dimensions: dimensions }), []],
  ['an alarm on what is not brought', alarm({ Namespace: 'LlmServing', MetricName: 'queue_time_seconds', Dimensions: dimensions }), ['queue_time_seconds']],
  ['an alarm on a service that is none', alarm({ Namespace: 'LlmServing', MetricName: 'requests_running', Dimensions: [{ Name: 'Service', Value: 'other' }] }), ['requests_running']],
  ['an alarm on a load balancer', alarm({ Namespace: 'AWS/ApplicationELB', MetricName: 'HealthyHostCount', Dimensions: [] }), []],
  ['a misspelt metric of AWS', alarm({ Namespace: 'AWS/ApplicationELB', MetricName: 'HealthyHosts', Dimensions: [] }), ['HealthyHosts']],
  ['a panel', board('LlmServing', 'requests_running', 'Service', chat, { id: 'm1' }), []],
  ['a panel of nothing', board('LlmServing', 'requests_runing', 'Service', chat), ['requests_runing']],
  ['a panel that computes', board({ expression: 'm1' }), []],
  ['an agent', agent('^requests_running$'), []],
  ['an agent with a name of its own', agent('^mine$'), ['mine']],
];

test.each(METRICS)('CloudWatch: %s', (_, resource, strange) => {
  expect(strangeMetrics(metricsOf({ Resources: { One: resource } }), services).map(({ metric }) => metric)).toEqual(strange);
});

const ENGINE = 'namespace="chat",llm_service="chat",llm_source="engine"';
const rule = (expr: string): string => JSON.stringify({ kind: 'PrometheusRule', spec: { groups: [{ rules: [{ alert: 'X', expr }] }] } });

const QUERIES: [what: string, manifests: string, strange: string[]][] = [
  ['a rule', rule(`sum(rate(vllm:time_to_first_token_seconds_bucket{${ENGINE},le="1"}[300s]))`), []],
  ['a name of before', rule(`avg(vllm:gpu_cache_usage_perc{${ENGINE}})`), ['vllm:gpu_cache_usage_perc']],
  ['a histogram as if it were a gauge', rule(`avg(vllm:time_to_first_token_seconds{${ENGINE}})`), ['vllm:time_to_first_token_seconds']],
  ['what the guard shows, asked of the engine', rule(`sum(haproxy_backend_current_queue{${ENGINE},proxy="engine"})`), ['haproxy_backend_current_queue']],
  ['series that do not count', rule('sum(haproxy_backend_current_queue{llm_service="chat",llm_source="guard"})'), ['haproxy_backend_current_queue']],
  ['what a rule records', `${rule('mine > 1')}\n---\n${JSON.stringify({ spec: { groups: [{ rules: [{ record: 'mine', expr: 'vector(1)' }] }] } })}`, []],
  ['a scaler', JSON.stringify({ kind: 'ScaledObject', spec: { triggers: [{ metadata: { query: `sum(yours{${ENGINE}})` } }] } }), ['yours']],
  ['a dashboard in a ConfigMap', JSON.stringify({ kind: 'ConfigMap', data: { 'chat.json': JSON.stringify({ panels: [{ targets: [{ expr: 'theirs' }] }] }) } }), ['theirs']],
];

test.each(QUERIES)('Prometheus: %s', (_, manifests, strange) => {
  expect(strangeSelectors(queriesOf(manifests), of('chat')).map(({ metric }) => metric)).toEqual(strange);
});

test('an engine without metrics has none to be asked for', () => {
  const asked = (metric: string, source: string): string => rule(`sum(${metric}{llm_service="notes",llm_source="${source}",proxy="engine"})`);
  expect(strangeSelectors(queriesOf(asked('vllm:num_requests_running', 'engine')), of('notes'))).toHaveLength(1);
  expect(strangeSelectors(queriesOf(asked('haproxy_backend_current_queue', 'guard')), of('notes'))).toEqual([]);
});

test('what is no query is refused', () => expect(() => strangeSelectors(queriesOf(rule('sum(rate(x[5m])')), services)).toThrow(/no PromQL/));

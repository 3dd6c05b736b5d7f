import { SGLANG_METRICS } from '../../../lib/engine/sglang-metrics';
import { VLLM_METRICS } from '../../../lib/engine/vllm-metrics';
import { DEFAULT_GUARD } from '../../../lib/framework/guards';
import { scalerQueries } from '../../../lib/scaling/promql';
import { signalOfMath, signalOfQuery } from '../../../lib/scaling/read-back';
import { scalingPlanFor } from '../../../lib/scaling/scaling-plan-for';
import { budgetSeconds, STEPS } from '../../../lib/plan/time-line';
import { givenPlan, givenService } from '../../support/replica';
import { givenScaling } from '../../support/scaling';

const names = (metrics = VLLM_METRICS): string[] => givenScaling({ metrics }).signal.load.map(({ name, metric, source }) => `${name}=${metric}@${source}`);

test('a fixed number has no plan', () => {
  expect(scalingPlanFor({ service: givenService(), metrics: VLLM_METRICS, guard: DEFAULT_GUARD, startTimeLines: {}, speedAt: () => undefined })).toBeUndefined();
});

test('the load is what runs and waits at the engine, and what the guard holds back', () => {
  expect(names()).toEqual(['requests_running=vllm:num_requests_running@engine', 'requests_queued=vllm:num_requests_waiting@engine', 'requests_held=haproxy_backend_current_queue@guard']);
});

test.each([['none', { modelLabel: 'model' }], ['half of them', { modelLabel: 'model', running: 'toy_running' }]])('an engine with %s of the gauges is counted at the guard', (_, metrics) => {
  expect(names(metrics)).toEqual(['requests_in_flight=haproxy_server_current_sessions@guard', 'requests_held=haproxy_backend_current_queue@guard']);
});

test('labels that pick the total are those of the engine and of the guard', () => {
  expect(givenScaling({ metrics: SGLANG_METRICS }).signal.load.map(({ labels }) => labels)).toEqual([{ priority: '' }, { priority: '' }, { proxy: 'engine' }]);
});

test('without other words a step waits for a start on the slowest platform', () => {
  const start = budgetSeconds(givenPlan().startTimeLines.ec2, STEPS);
  expect(givenScaling()).toMatchObject({ startSeconds: start, scaleOutSeconds: start, scaleInSeconds: start });
  expect(givenScaling({ scaling: { scaleOutSeconds: 59.5, scaleInSeconds: 60 } })).toMatchObject({ startSeconds: start, scaleOutSeconds: 60, scaleInSeconds: 60 });
});

test('a lull of less than five minutes removes nothing', () => {
  const quick = { ec2: { steps: [{ name: 'launch', typicalSeconds: 1, highSeconds: 8, source: 'a test' }] } };
  const plan = scalingPlanFor({ service: givenService({ scaling: { max: 2, target: 1, kvUsage: 0.9, schedules: [] } }), metrics: VLLM_METRICS, guard: DEFAULT_GUARD, startTimeLines: quick, speedAt: () => undefined });
  expect(plan).toMatchObject({ startSeconds: 10, scaleOutSeconds: 10, scaleInSeconds: 300 });
});

test('only what the engine shows is guarded', () => {
  expect(givenScaling({ scaling: { ttftP95Seconds: 2 } }).guards).toEqual({ kvUsage: 0.9, ttftP95Seconds: 2 });
  expect(givenScaling({ scaling: { ttftP95Seconds: 2 }, metrics: { modelLabel: 'model' } }).guards).toEqual({});
});

test('the signal is read back from a query and from metric math alike', () => {
  const [load] = scalerQueries(givenScaling(), { namespace: 'serving', service: 'chat' });
  const scrape = JSON.stringify({ scrape_configs: [{ metric_relabel_configs: [
    { regex: 'vllm:num_requests_running', replacement: 'requests_running' }, { regex: 'haproxy_backend_current_queue;engine', replacement: 'requests_held' },
    { regex: 'vllm:num_requests_waiting', replacement: 'requests_queued' }, { regex: 'vllm:kv_cache_usage_perc', replacement: 'kv_cache_usage' }, { regex: 'a|b' },
  ] }] });
  expect(signalOfMath('requests_running * 2 + requests_queued + requests_held', scrape)).toEqual(signalOfQuery(load.query));
});

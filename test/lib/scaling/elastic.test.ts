import { decide, isRenderable, lockOf } from '../../../lib/decide';
import { readDeployment } from '../../../lib/deployment/read';
import { deploymentText } from '../../support/deployment-text';
import { MetricSource } from '../../../lib/signals/metric-source';

const ELASTIC = 'architecture: distributed\nscaling: { min: 2, max: 8, target: { concurrency: 6 } }\nkubernetes: { monitoring: { labels: { release: kps }, prometheus: "http://prometheus.monitoring:9090" } }';
const read = (extra = ELASTIC, replace: { [line: string]: string } = {}) => readDeployment({ text: deploymentText({ replace: { platforms: 'platforms: [kubernetes]', ...replace }, extra }), file: 'chat.yaml' });

test('a range is planned, with the speed of a replica at its target, and its reason', () => {
  const decision = decide({ read: read() });
  const [{ plan }] = decision.services;

  expect(decision.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect([plan.replicas, plan.scaling?.min, plan.scaling?.max, plan.scaling?.target, plan.scaling?.speed?.running]).toEqual([2, 2, 8, 6, 6]);
  expect(plan.decisions.find(({ what }) => what === 'scaling')).toMatchObject({ value: '2 to 8 replicas, 6 requests in flight each', reason: expect.stringContaining('vllm:num_requests_running') });
});

test('the peak is what all replicas carry', () => {
  const workload = 'workload: { inputTokens: 1500, outputTokens: 300, contextTokens: 8192, requestsPerSecond: 6 }';
  const peak = (scaling: string) => decide({ read: read(ELASTIC.replace(/scaling: .*/, `scaling: ${scaling}`), { workload }) });
  const load = (decision: ReturnType<typeof peak>): number => decision.services[0].plan.speed?.utilisation ?? 0;
  expect(load(peak('{ min: 2, max: 4 }'))).toBeCloseTo(load(peak('{ min: 4 }')), 6);
});

test('a lock holds the range, and one for another range is told so', () => {
  const lock = lockOf(decide({ read: read() }));
  const same = decide({ read: read(), lock });
  const other = decide({ read: read(ELASTIC.replace('max: 8', 'max: 9')), lock });

  expect([isRenderable(same), same.services[0].drift]).toEqual([true, []]);
  expect(other.findings.map(({ code, message }) => `${code} ${message}`)).toContain('LOCK_STALE the lock was written for scaling.max 8, the deployment now asks for 9');
});

const NIGHT = { days: ['mon'], from: '22:00', to: '06:00', timeZone: 'UTC', min: 8 };

test.each([
  ['the range', { max: 80 }],
  ['a schedule', { schedules: [NIGHT] }],
  ['a limit', { guards: { kvUsage: 0.01 } }],
  ['what a replica counts for', { signal: { load: [{ name: 'requests_running', metric: 'vllm:num_requests_running', labels: {}, source: MetricSource.ENGINE, series: 1000 }] } }],
])('a lock in which somebody moved %s is refused', (_, change) => {
  const lock = lockOf(decide({ read: read() }));
  const { chat } = lock.services;
  const moved = decide({ read: read(), lock: { ...lock, services: { chat: { ...chat, plan: { ...chat.plan, scaling: { ...chat.plan.scaling!, ...change } } } } } });
  expect(moved.findings.map(({ code }) => code)).toContain('LOCK_FOREIGN');
});

test('a lock is obeyed where its engine version shows no figure that a limit is for', () => {
  const lock = lockOf(decide({ read: read() }));
  const { chat } = lock.services;
  const obeyed = decide({ read: read(), lock: { ...lock, services: { chat: { ...chat, plan: { ...chat.plan, scaling: { ...chat.plan.scaling!, guards: {} } } } } } });
  expect([isRenderable(obeyed), obeyed.services[0].plan.scaling?.guards]).toEqual([true, {}]);
});

test.each([['a metric', { metric: 'up) or vector(9' }], ['a neutral name', { name: 'load * 9' }], ['a label', { labels: { 'a="b"} or up{c': 'd' } }]])('a lock in which %s is no name is damaged', (_, change) => {
  const lock = lockOf(decide({ read: read() }));
  const { chat } = lock.services;
  const scaling = chat.plan.scaling!;
  const load = [{ ...scaling.signal.load[0], ...change }, ...scaling.signal.load.slice(1)] as typeof scaling.signal.load;
  const damaged = decide({ read: read(), lock: { ...lock, services: { chat: { ...chat, plan: { ...chat.plan, scaling: { ...scaling, signal: { ...scaling.signal, load } } } } } } });
  expect(damaged.findings.map(({ code }) => code)).toContain('LOCK_DAMAGED');
});

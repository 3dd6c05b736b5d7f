import { DEFAULT_GUARD } from '../../../lib/framework/guards';
import { FakeEngine, sleep } from '../../support/fake-engine';
import { guardOptions } from '../../support/guard-options';
import { ask, type Answer } from '../../support/raw-http';
import { RunningGuard } from '../../support/running-guard';
import { labelSelector } from '../../../lib/units/label-selector';

const engine = new FakeEngine();
let enginePort: number;
beforeAll(async () => (enginePort = await engine.start()));
afterAll(() => engine.stop());
beforeEach(() => engine.forget());

// the queue waits loadBalancerSeconds - longestSilenceSeconds - 1 = 1 s
const QUEUE_OF_ONE_SECOND = { ...guardOptions().idle, loadBalancerSeconds: 302 };

async function withGuard(places: { admittedRequests: number; queuedRequests: number; idle?: typeof QUEUE_OF_ONE_SECOND }, body: (guard: RunningGuard) => Promise<void>): Promise<void> {
  const guard = await RunningGuard.start(enginePort, { keysPath: undefined, ...places });
  try {
    await body(guard);
  } finally {
    await guard.kill();
  }
}

const generate = (guard: RunningGuard, silenceMs: number): Promise<Answer> => ask({ port: guard.port, path: '/v1/completions', body: JSON.stringify({ fake: { silenceMs } }) });

async function gauge(guard: RunningGuard, name: string): Promise<number> {
  const { body } = await ask({ port: guard.adminPort, path: DEFAULT_GUARD.metricsPath });
  const series = body.split('\n').filter((line) => line.startsWith(`${name}${labelSelector(DEFAULT_GUARD.metricLabels).slice(0, -1)}`));
  expect(series.length).toBe(1);
  return Number(series[0].split(' ')[1]);
}

test('4 at once reach the engine, 2 wait and are served, the rest gets 429 with Retry-After at once; the gauges say so', () => withGuard({ admittedRequests: 4, queuedRequests: 2 }, async (guard) => {
  const all = Array.from({ length: 20 }, () => generate(guard, 600));
  await sleep(300);
  expect([await gauge(guard, DEFAULT_GUARD.inFlightMetric), await gauge(guard, DEFAULT_GUARD.queuedMetric)]).toEqual([4, 2]);
  const answers = await Promise.all(all);
  const refused = answers.filter(({ status }) => status === 429);
  expect(answers.filter(({ status }) => status === 200).length).toBe(6);
  expect(refused.length).toBe(14);
  expect(refused.every(({ headers, body }) => Number(headers['retry-after']) > 0 && JSON.parse(body).error.code === 'too_many_requests')).toBe(true);
  expect(Math.max(...refused.flatMap(({ arrivals }) => arrivals))).toBeLessThan(400);
  expect(engine.peak).toBe(4);
  expect([await gauge(guard, DEFAULT_GUARD.inFlightMetric), await gauge(guard, DEFAULT_GUARD.queuedMetric)]).toEqual([0, 0]);
}));

test('without a queue the fifth is refused', () => withGuard({ admittedRequests: 4, queuedRequests: 0 }, async (guard) => {
  const answers = await Promise.all(Array.from({ length: 5 }, () => generate(guard, 300)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 429]);
}));

test('places come back', () => withGuard({ admittedRequests: 1, queuedRequests: 0 }, async (guard) => {
  for (let turn = 0; turn < 5; turn++) expect((await generate(guard, 0)).status).toBe(200);
}));

test('who waits in vain gets 429 with Retry-After', () => withGuard({ admittedRequests: 1, queuedRequests: 5, idle: QUEUE_OF_ONE_SECOND }, async (guard) => {
  const first = generate(guard, 2_500);
  await sleep(100);
  const waited = await generate(guard, 0);
  expect([waited.status, waited.headers['retry-after']]).toEqual([429, '5']);
  expect(waited.arrivals[0]).toBeGreaterThan(900);
  expect((await first).status).toBe(200);
}));

test('probes and scrapes do not wait behind generations, and do not count', () => withGuard({ admittedRequests: 1, queuedRequests: 0 }, async (guard) => {
  const busy = generate(guard, 500);
  await sleep(150);
  expect((await ask({ port: guard.port, path: '/health' })).status).toBe(200);
  expect((await ask({ port: guard.adminPort, path: DEFAULT_GUARD.engineMetricsPath })).status).toBe(200);
  expect(await gauge(guard, DEFAULT_GUARD.inFlightMetric)).toBe(1);
  expect((await busy).status).toBe(200);
}));

test('an engine that is not up is 503, not 429, and the guard lives without it', async () => {
  const guard = await RunningGuard.start(1, { keysPath: undefined });
  const answer = await ask({ port: guard.port, path: '/v1/completions', body: '{}' });
  expect([answer.status, JSON.parse(answer.body).error.code, answer.headers['retry-after']]).toEqual([503, 'engine_unavailable', '5']);
  expect((await ask({ port: guard.port, path: '/health' })).status).toBe(503);
  expect((await ask({ port: guard.adminPort, path: DEFAULT_GUARD.livenessPath })).status).toBe(200);
  await guard.kill();
});

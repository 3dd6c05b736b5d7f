import * as http from 'node:http';
import { DEFAULT_GUARD } from '../../../lib/framework/guards';
import { FakeEngine, sleep } from '../../support/fake-engine';
import { ask } from '../../support/raw-http';
import { RunningGuard } from '../../support/running-guard';

const engine = new FakeEngine();
let enginePort: number;
let guard: RunningGuard;
beforeAll(async () => (enginePort = await engine.start()));
afterAll(() => engine.stop());
beforeEach(async () => {
  guard = await RunningGuard.start(enginePort, { keysPath: undefined, drain: { deregistrationSeconds: 2, generationSeconds: 6, teardownSeconds: 2, totalSeconds: 10 } });
});
afterEach(() => guard.kill());

const stream = (chunks: number) => ask({ port: guard.port, path: '/v1/completions', body: JSON.stringify({ fake: { chunks, delayMs: 500 } }) });
const models = (agent?: http.Agent) => ask({ port: guard.port, path: '/v1/models', agent });

/** A connection that has served one request and stays open. */
async function openConnection(): Promise<http.Agent> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  expect((await models(agent)).headers.connection).not.toBe('close');
  return agent;
}

test('drain: requests are first served on connections that close, then refused, while a running stream goes on to its end', async () => {
  const [early, late] = [await openConnection(), await openConnection()];
  const running = stream(9);
  const drained = guard.drain();
  await sleep(400);
  const served = await models(early);
  expect([served.status, served.headers.connection]).toEqual([200, 'close']);
  expect(await drained).toBe(0);
  await sleep(1_100);
  const refused = await models(late);
  expect([refused.status, refused.headers.connection, refused.headers['retry-after']]).toEqual([503, 'close', '1']);
  expect((await models()).status).toBe(503);
  expect((await ask({ port: guard.port, path: '/health' })).status).toBe(200);
  expect((await ask({ port: guard.adminPort, path: DEFAULT_GUARD.livenessPath })).status).toBe(200);
  expect((await running).body).toContain('[DONE]');
  guard.signal('SIGUSR1');
  expect(await guard.end(3)).toBeLessThan(2);
  expect(guard.ended).toBe(0);
}, 15_000);

test.each<NodeJS.Signals>(['SIGTERM', 'SIGUSR1'])('%s in mid-stream: the stream ends well, a new request on an open connection and on a new one is refused, then the process ends', async (signal) => {
  const open = await openConnection();
  const running = stream(6);
  await sleep(300);
  guard.signal(signal);
  await sleep(200);
  const outcome = await models(open).then(({ status, headers }) => `${status} ${headers.connection}`, (error: NodeJS.ErrnoException) => error.code);
  expect(['503 close', 'ECONNRESET', 'ECONNREFUSED']).toContain(outcome);
  await expect(models()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  expect(guard.ended).toBeUndefined();
  expect((await running).body).toContain('[DONE]');
  expect(await guard.end(3)).toBeLessThan(2);
  expect(guard.ended).toBe(0);
}, 15_000);

test('a stop signal finds a request under way on a busy connection: that connection is closed after it', async () => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const running = ask({ port: guard.port, path: '/v1/completions', body: '{"fake":{"chunks":3,"delayMs":400}}', agent });
  await sleep(200);
  guard.signal('SIGUSR1');
  const queued = models(agent).then(({ status }) => status, (error: NodeJS.ErrnoException) => error.code);
  expect((await running).body).toContain('[DONE]');
  expect([503, 'ECONNREFUSED', 'ECONNRESET']).toContain(await queued);
}, 10_000);

test('the end comes at the latest when a generation may no longer run', async () => {
  const endless = stream(100).then(({ body }) => body.includes('[DONE]'), () => false);
  await sleep(200);
  guard.signal('SIGUSR1');
  const seconds = await guard.end(12);
  expect(seconds).toBeGreaterThan(4);
  expect(seconds).toBeLessThan(10);
  expect(await endless).toBe(false);
}, 20_000);

test.each([
  ['GET', { 'x-guard-control': 'drain' }], ['POST', {}], ['POST', { 'x-guard-control': 'no' }],
])('a %s to the drain path with %o drains nothing', async (method, headers) => {
  expect((await ask({ port: guard.adminPort, path: '/guard/drain', method, headers })).status).toBe(404);
  await sleep(2_300);
  expect((await models()).status).toBe(200);
});

test('draining twice does not postpone the refusal', async () => {
  const both = [guard.drain(), sleep(1_500).then(() => guard.drain())];
  await both[0];
  await sleep(1_000);
  expect((await models()).status).toBe(503);
  await both[1];
}, 10_000);

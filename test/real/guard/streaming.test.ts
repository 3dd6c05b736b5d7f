import * as http from 'node:http';
import { FakeEngine, sleep } from '../../support/fake-engine';
import { guardOptions } from '../../support/guard-options';
import { ask, askRaw, statusesIn } from '../../support/raw-http';
import { RunningGuard } from '../../support/running-guard';

const engine = new FakeEngine();
let guard: RunningGuard;
let enginePort: number;
const SHORT = { ...guardOptions().idle, guardSeconds: 2, loadBalancerSeconds: 3, longestSilenceSeconds: 1, guardKeepAliveSeconds: 4 };
beforeAll(async () => {
  enginePort = await engine.start();
  guard = await RunningGuard.start(enginePort, { keysPath: undefined, idle: SHORT });
});
afterAll(async () => {
  await guard.kill();
  await engine.stop();
});
beforeEach(() => engine.forget());

const generate = (fake: object) => ask({ port: guard.port, path: '/v1/completions', body: JSON.stringify({ fake }) });

test('a slow stream arrives chunk by chunk', async () => {
  const { arrivals, headers, body } = await generate({ chunks: 6, delayMs: 150 });
  expect(arrivals.length).toBeGreaterThanOrEqual(5);
  expect(arrivals[arrivals.length - 1] - arrivals[0]).toBeGreaterThan(500);
  expect(headers['content-type']).toBe('text/event-stream');
  expect(body).toBe('data: 0\n\ndata: 1\n\ndata: 2\n\ndata: 3\n\ndata: 4\n\ndata: 5\n\ndata: [DONE]\n\n');
});

test('a stream may last longer than the silence limit', async () => {
  const { body } = await generate({ chunks: 8, delayMs: 500 });
  expect(body).toContain('[DONE]');
}, 10_000);

test('an engine that is silent for too long is given up with 504', async () => {
  const answer = await generate({ silenceMs: 3_500 });
  expect([answer.status, JSON.parse(answer.body).error.code]).toEqual([504, 'engine_timeout']);
}, 10_000);

test('a caller that leaves stops the engine\'s work', async () => {
  // what another test gave up may still be on its way out
  while (engine.running > 0) await sleep(50);
  const before = engine.aborted;
  const request = http.request({ host: '127.0.0.1', port: guard.port, path: '/v1/completions', method: 'POST', headers: { 'content-type': 'application/json' }, agent: false });
  request.on('error', () => undefined);
  request.end('{"fake":{"chunks":100,"delayMs":100}}');
  await sleep(350);
  request.destroy();
  await sleep(700);
  expect([engine.running, engine.aborted]).toEqual([0, before + 1]);
});

test('an idle connection is kept for longer than the load balancer keeps it', async () => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const first = await ask({ port: guard.port, path: '/v1/models', agent });
  await sleep(3_200);
  const second = await ask({ port: guard.port, path: '/v1/models', agent });
  expect([first.status, second.status]).toEqual([200, 200]);
  expect(second.localPort).toBe(first.localPort);
  agent.destroy();
}, 10_000);

test('the engine gets a fresh connection each time, so none can go stale between them', async () => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  await ask({ port: guard.port, path: '/v1/models', agent });
  await ask({ port: guard.port, path: '/v1/models', agent });
  agent.destroy();
  expect(engine.seen.map(({ headers }) => headers.connection)).toEqual(['close', 'close']);
});

test('the request id is kept when it is plain, made when it is missing, and replaced when it is not plain', async () => {
  const kept = await ask({ port: guard.port, path: '/v1/models', headers: { 'x-request-id': 'abc-1.2_3' } });
  const made = await ask({ port: guard.port, path: '/v1/models' });
  const odd = await ask({ port: guard.port, path: '/v1/models', headers: { 'x-request-id': 'a"b{}' } });
  expect(kept.headers['x-request-id']).toBe('abc-1.2_3');
  expect(made.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  expect(odd.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  expect(engine.seen.map(({ headers }) => headers['x-request-id'])).toEqual(['abc-1.2_3', made.headers['x-request-id'], odd.headers['x-request-id']]);
});

test('answers do not tell which programs are behind them', async () => {
  for (const path of ['/v1/models', '/pause', '/health']) {
    const { headers, body } = await ask({ port: guard.port, path });
    expect(headers).not.toHaveProperty('server');
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(JSON.stringify(headers) + body).not.toMatch(/haproxy|uvicorn/i);
  }
  expect(await askRaw(guard.port, 'nonsense\r\n\r\n')).not.toMatch(/haproxy/i);
});

test('headers that could change who the engine thinks is calling do not pass', async () => {
  const headers = { 'x-forwarded-for': '1.2.3.4', 'forwarded': 'for=1', 'te': 'trailers', 'host': 'evil/../pause', 'x-amzn-oidc-accesstoken': 'a.b.c', 'x-kept': 'yes', 'accept-encoding': 'gzip' };
  await ask({ port: guard.port, path: '/v1/models', headers });
  const seen = engine.seen[0].headers;
  expect(seen).not.toHaveProperty('x-forwarded-for');
  expect(seen).not.toHaveProperty('forwarded');
  expect(seen).not.toHaveProperty('te');
  expect(seen).not.toHaveProperty('x-amzn-oidc-accesstoken');
  expect(seen).toMatchObject({ 'x-kept': 'yes', 'host': `127.0.0.1:${enginePort}` });
});

test('a request that trickles in keeps the engine free', async () => {
  const answer = await askRaw(guard.port, 'POST /v1/completions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{', 500);
  expect(statusesIn(answer)).toEqual([]);
  expect(engine.seen).toEqual([]);
});

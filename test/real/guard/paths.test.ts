import { FakeEngine } from '../../support/fake-engine';
import { ask, askRaw, statusesIn } from '../../support/raw-http';
import { RunningGuard } from '../../support/running-guard';

const engine = new FakeEngine();
let guard: RunningGuard;
const KEY = { authorization: 'Bearer sk-right' };

beforeAll(async () => {
  guard = await RunningGuard.start(await engine.start(), {}, { current: 'sk-right' });
});
afterAll(async () => {
  await guard.kill();
  await engine.stop();
});
beforeEach(() => engine.forget());

const CLOSED = [
  '/pause', '/resume', '/invocations', '/metrics', '/load', '/version', '/tokenize', '/detokenize', '/pooling', '/score', '/rerank', '/classify', '/ping', '/scale_elastic_ep',
  '/update_weights', '/init_weight_transfer_engine', '/docs', '/openapi.json', '/v1', '/v1/', '/', '/sleep', '/reset_prefix_cache', '/collective_rpc', '/guard/alive', '/guard/drain', '/engine/metrics',
];
const TRICKS = [
  '//pause', '/v1/../pause', '/v1/models/../../pause', '/v1/%2e%2e/pause', '/%70ause', '/v1/models/', '//v1/models', '/V1/MODELS', '/v1/models;x', '/v1/models%00', '/v1/models%2f', '/v1%2fmodels', '/v1/./models',
  '/health/', '/health/../pause', '/v1/chat/completions/../../../pause', '/v1\\models', '/v1/chat/completions/batch', '/healthz',
];

test.each([...CLOSED, ...TRICKS])('%s is closed, also with a key', async (path) => {
  for (const method of ['GET', 'POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']) {
    const answer = await askRaw(guard.port, `${method} ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer sk-right\r\nContent-Type: application/json\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
    expect(statusesIn(answer)).toEqual([404]);
  }
  expect(engine.seen).toEqual([]);
});

test.each([['GET', '/v1/models'], ['POST', '/v1/chat/completions'], ['POST', '/v1/completions']])('%s %s is open with a key', async (method, path) => {
  const answer = await ask({ port: guard.port, path, method, headers: KEY, body: method === 'POST' ? '{}' : undefined });
  expect(answer.status).toBe(200);
  expect(engine.seen).toMatchObject([{ method, url: path }]);
});

test.each([['POST', '/v1/models'], ['GET', '/v1/chat/completions'], ['DELETE', '/v1/models'], ['OPTIONS', '/v1/completions'], ['TRACE', '/v1/models'], ['BREW', '/v1/models'], ['POST', '/health']])('%s %s is not a way in', async (method, path) => {
  const answer = await askRaw(guard.port, `${method} ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer sk-right\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
  expect(statusesIn(answer)).toEqual([405]);
  expect(engine.seen).toEqual([]);
});

test.each(['http://127.0.0.1/v1/models', 'http://127.0.0.1/pause', 'http://127.0.0.1:8000/health', 'https://x/v1/models', '*'])('a request for the absolute %s is refused', async (url) => {
  const answer = await askRaw(guard.port, `GET ${url} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer sk-right\r\nConnection: close\r\n\r\n`);
  expect([400, 404]).toContain(statusesIn(answer)[0]);
  expect(engine.seen).toEqual([]);
});

test('CONNECT opens no tunnel', async () => {
  const answer = await askRaw(guard.port, 'CONNECT 127.0.0.1:8000 HTTP/1.1\r\nHost: 127.0.0.1:8000\r\nAuthorization: Bearer sk-right\r\n\r\n');
  expect(statusesIn(answer)[0]).toBeGreaterThanOrEqual(400);
  expect(engine.seen).toEqual([]);
});

test('the query is dropped', async () => {
  await ask({ port: guard.port, path: '/v1/models?prompt=secret', headers: KEY });
  expect(engine.seen[0].url).toBe('/v1/models');
});

describe('a second request hidden in the first one', () => {
  const HEAD = 'POST /v1/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer sk-right\r\nContent-Type: application/json\r\n';
  const HIDDEN = 'POST /pause HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n';

  test.each([
    ['both lengths', `${HEAD}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${HIDDEN}`],
    ['two lengths', `${HEAD}Content-Length: 2\r\nContent-Length: 60\r\n\r\n{}${HIDDEN}`],
    ['a disguised coding', `${HEAD}Transfer-Encoding : chunked\r\nContent-Length: 2\r\n\r\n{}${HIDDEN}`],
    ['an unknown coding', `${HEAD}Transfer-Encoding: xchunked\r\nContent-Length: 2\r\n\r\n{}${HIDDEN}`],
    ['a compressed coding', `${HEAD}Transfer-Encoding: gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n${HIDDEN}`],
    ['a folded header', `${HEAD}Transfer-Encoding:\r\n chunked\r\nContent-Length: 2\r\n\r\n{}${HIDDEN}`],
    ['a bare line feed', `${HEAD}Content-Length: 2\nX: y\r\n\r\n{}${HIDDEN}`],
    ['an upgrade', `${HEAD}Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\nContent-Length: 2\r\n\r\n{}${HIDDEN}`],
    ['a body on a GET', `GET /v1/models HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer sk-right\r\nContent-Length: ${HIDDEN.length}\r\n\r\n${HIDDEN}`],
    ['a pipeline', `GET /v1/models HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer sk-right\r\n\r\n${HIDDEN}`],
  ])('%s: it never reaches the engine', async (_, bytes) => {
    await askRaw(guard.port, bytes);
    expect(engine.seen.filter(({ url }) => url.includes('pause'))).toEqual([]);
    expect(engine.seen.filter(({ body, headers }) => body.includes('pause') || headers.upgrade !== undefined)).toEqual([]);
  });

  test('HTTP/2 without TLS is not spoken', async () => {
    const answer = await askRaw(guard.port, 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
    expect(answer).not.toMatch(/^\0/);
    expect(engine.seen).toEqual([]);
  });
});

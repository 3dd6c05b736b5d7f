import { FakeEngine, sleep } from '../../support/fake-engine';
import { ask, askRaw, statusesIn } from '../../support/raw-http';
import { RunningGuard } from '../../support/running-guard';

const engine = new FakeEngine();
let enginePort: number;
beforeAll(async () => (enginePort = await engine.start()));
afterAll(() => engine.stop());

const ODD = 'k"\'\\#%{}[]$`;,|&<>~!*()^=+/äß-z';
const statusWith = (guard: RunningGuard, authorization?: string): Promise<number> =>
  ask({ port: guard.port, path: '/v1/models', headers: authorization === undefined ? {} : { authorization } }).then(({ status }) => status);

async function withGuard(keys: { [name: string]: string }, body: (guard: RunningGuard) => Promise<void>): Promise<void> {
  const guard = await RunningGuard.start(enginePort, {}, keys);
  try {
    await body(guard);
  } finally {
    await guard.kill();
  }
}

test('both live keys open, and nothing else does', () => withGuard({ current: 'sk-New\n', previous: 'sk-Old' }, async (guard) => {
  expect(await statusWith(guard, 'Bearer sk-New')).toBe(200);
  expect(await statusWith(guard, 'Bearer sk-Old')).toBe(200);
  expect(await statusWith(guard, 'bearer sk-New')).toBe(200);
  for (const wrong of [undefined, '', 'Bearer', 'Bearer ', 'sk-New', 'Basic sk-New', 'Bearer sk-new', 'Bearer SK-NEW', 'Bearer sk-Ne', 'Bearer sk-Newx', 'Bearer sk-New, Bearer x', 'Bearer sk-New sk-Old', 'Bearer "sk-New"']) {
    expect([wrong, await statusWith(guard, wrong)]).toEqual([wrong, 401]);
  }
}));

test('a second Authorization header is refused', () => withGuard({ current: 'sk-New' }, async (guard) => {
  const answer = await askRaw(guard.port, 'GET /v1/models HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer no\r\nAuthorization: Bearer sk-New\r\n\r\n');
  expect(statusesIn(answer)).toEqual([401]);
}));

test('the refusal says how to sign in', () => withGuard({ current: 'sk-New' }, async (guard) => {
  const answer = await ask({ port: guard.port, path: '/v1/models' });
  expect(answer.headers['www-authenticate']).toBe('Bearer');
  expect(JSON.parse(answer.body)).toMatchObject({ error: { code: 'invalid_api_key' } });
}));

test('a key of odd characters is a key like any other', () => withGuard({ current: ODD }, async (guard) => {
  const raw = Buffer.from(`GET /v1/models HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${ODD}\r\nConnection: close\r\n\r\n`);
  expect(statusesIn(await askRaw(guard.port, raw))).toEqual([200]);
  expect(await statusWith(guard, 'Bearer k')).toBe(401);
}));

test.each<[string, { [name: string]: string }]>([['no file', {}], ['an empty file', { current: '' }], ['blanks', { current: ' \n\t\n', previous: '\n' }]])('%s opens to nobody', (_, keys) => withGuard(keys, async (guard) => {
  for (const header of [undefined, 'Bearer ', 'Bearer', 'Bearer  ']) expect(await statusWith(guard, header)).toBe(401);
}));

test('health needs no key, and only the way to ask for it is open', () => withGuard({ current: 'sk-New' }, async (guard) => {
  expect((await ask({ port: guard.port, path: '/health' })).status).toBe(200);
}));

test('the engine never sees a key', () => withGuard({ current: 'sk-New' }, async (guard) => {
  engine.forget();
  await ask({ port: guard.port, path: '/v1/models', headers: { 'authorization': 'Bearer sk-New', 'proxy-authorization': 'Basic c2stTmV3', 'cookie': 'k=sk-New' } });
  expect(JSON.stringify(engine.seen)).not.toContain('sk-New');
  expect(engine.seen[0].headers).not.toHaveProperty('authorization');
  expect(engine.seen[0].headers).not.toHaveProperty('proxy-authorization');
}));

test('a rotated file counts within 3 seconds, without a restart and without hurting a running stream', () => withGuard({ current: 'one' }, async (guard) => {
  const stream = ask({ port: guard.port, path: '/v1/completions', headers: { authorization: 'Bearer one' }, body: '{"fake":{"chunks":8,"delayMs":500}}' });
  guard.setKey('current', 'two');
  guard.setKey('previous', 'one');
  await sleep(3_000);
  expect([await statusWith(guard, 'Bearer two'), await statusWith(guard, 'Bearer one')]).toEqual([200, 200]);
  guard.setKey('previous', undefined);
  await sleep(3_000);
  expect([await statusWith(guard, 'Bearer two'), await statusWith(guard, 'Bearer one')]).toEqual([200, 401]);
  expect((await stream).body).toContain('[DONE]');
}), 15_000);

test('without a folder of keys no key is asked for', async () => {
  const guard = await RunningGuard.start(enginePort, { keysPath: undefined });
  expect(await statusWith(guard)).toBe(200);
  await guard.kill();
});

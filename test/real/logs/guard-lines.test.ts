import { FakeEngine, sleep } from '../../support/fake-engine';
import { ALL_PROGRAMS, routerOf } from '../../support/logs';
import { ask, askRaw } from '../../support/raw-http';
import { RunningGuard } from '../../support/running-guard';

const engine = new FakeEngine();
let lines: string[];

beforeAll(async () => {
  const guard = await RunningGuard.start(await engine.start(), {}, { current: 'the-key' });
  const key = { authorization: 'Bearer the-key' };
  await ask({ port: guard.port, path: '/v1/completions', headers: key, body: '{"prompt":"my doctor says"}' });
  await ask({ port: guard.port, path: '/v1/completions', headers: { authorization: 'Bearer wrong' }, body: '{"prompt":"my doctor says"}' });
  await ask({ port: guard.port, path: '/my-doctor-says', headers: key });
  await askRaw(guard.port, 'my doctor says\r\n\r\n');
  await sleep(200);
  await guard.kill();
  lines = guard.output.split('\n').filter((line) => line !== '');
});
afterAll(() => engine.stop());

test('every line that the program writes for a request has a stream', () => {
  const written = lines.filter((line) => line.startsWith('{'));
  const routed = written.flatMap(routerOf(new Map(ALL_PROGRAMS).get('the guard')!));
  expect(routed).toHaveLength(written.length);
  expect(routed.map(({ fields: { stream, path, status } }) => `${stream} ${path} ${status}`)).toEqual(['api /v1/completions 200', 'audit /v1/completions 401', 'api - 404', expect.stringMatching(/^api - 40\d$/)]);
});

test('what comes out holds no word of the requests', () => {
  const out = JSON.stringify(lines.flatMap(routerOf(new Map(ALL_PROGRAMS).get('the guard')!)));
  expect(out).not.toMatch(/doctor|wrong|the-key/);
});

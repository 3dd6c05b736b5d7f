import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { DEFAULT_GUARD } from '../../../lib/framework/guards';
import { FakeEngine, sleep } from '../../support/fake-engine';
import { ask, askRaw } from '../../support/raw-http';
import { RunningGuard } from '../../support/running-guard';

const engine = new FakeEngine();
let enginePort: number;
beforeAll(async () => (enginePort = await engine.start()));
afterAll(() => engine.stop());

const SECRETS = ['sk-THE-KEY', 'PROMPT-WORDS', 'WRONG-KEY', 'QUERY-WORDS', 'PATH-WORDS', 'HEADER-WORDS', 'METHODWORDS'];

async function talk(guard: RunningGuard): Promise<void> {
  const key = { authorization: 'Bearer sk-THE-KEY', 'x-note': 'HEADER-WORDS' };
  await ask({ port: guard.port, path: '/v1/completions?q=QUERY-WORDS', headers: key, body: `{"p":"PROMPT-WORDS${'x'.repeat(500_000)}"}` });
  await ask({ port: guard.port, path: '/v1/completions', headers: key, body: '{"p":"PROMPT-WORDS","chat_template":1}' });
  await ask({ port: guard.port, path: '/v1/models', headers: { authorization: 'Bearer WRONG-KEY' } });
  await ask({ port: guard.port, path: '/PATH-WORDS/sk-THE-KEY', headers: key });
  await askRaw(guard.port, 'METHODWORDS /v1/models HTTP/1.1\r\nHost: x\r\n\r\n');
  await askRaw(guard.port, 'GET /v1/models PROMPT-WORDS sk-THE-KEY\r\n\r\n');
  await sleep(100);
}

test('no prompt, query, path that is not ours, header or key reaches the log, which is one JSON object a request', async () => {
  const guard = await RunningGuard.start(enginePort, {}, { current: 'sk-THE-KEY' });
  await talk(guard);
  await ask({ port: guard.port, path: '/health' });
  const lines = guard.output.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
  await guard.kill();
  expect(lines.map(({ path: route, status }) => `${route} ${status}`)).toEqual(expect.arrayContaining(['/v1/completions 200', '/v1/completions 400', '/v1/models 401', '- 404']));
  expect(lines.some(({ path: route }) => route === '/health')).toBe(false);
  for (const secret of SECRETS) expect(guard.output).not.toContain(secret);
});

test('it writes nothing: no file is open for writing, none appears in its folder', async () => {
  const guard = await RunningGuard.start(enginePort, {}, { current: 'sk-THE-KEY' });
  const before = fs.readdirSync(guard.folder, { recursive: true });
  await talk(guard);
  const [pid] = guard.children();
  const open = fs.readdirSync(`/proc/${pid}/fd`).map((fd) => fs.readlinkSync(path.join(`/proc/${pid}/fd`, fd))).filter((target) => !/^(pipe|socket|anon_inode):|^\/dev\//.test(target));
  const after = fs.readdirSync(guard.folder, { recursive: true });
  await guard.kill();
  expect(open).toEqual([]);
  expect(after).toEqual(before);
});

test('the program takes the configuration without a warning', async () => {
  const guard = await RunningGuard.start(enginePort, {}, { current: 'k' });
  await guard.kill();
  expect(guard.output).not.toMatch(/\[(WARNING|ALERT)\][^\n]*config/);
});

const asRoot = process.getuid?.() === 0 ? test : test.skip;

asRoot('it runs as its numeric user on a root file system that cannot be written, and drains there', async () => {
  const closed = ['unshare', '--mount', 'bash', '-c', 'mount --bind / / && mount -o remount,ro,bind / && ! touch /tmp/x 2>/dev/null && cd / && exec setpriv --reuid "$0" --regid "$1" --clear-groups "${@:2}"', String(DEFAULT_GUARD.userId), String(DEFAULT_GUARD.groupId)];
  const supported = spawnSync('unshare', ['--mount', 'true']).status === 0;
  expect(supported).toBe(true);
  const guard = await RunningGuard.start(enginePort, { drain: { deregistrationSeconds: 1, generationSeconds: 5, teardownSeconds: 1, totalSeconds: 7 } }, { current: 'k' }, closed);
  const [pid] = guard.children();
  const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
  expect(status).toMatch(/^Uid:\t99\t99\t99\t99$/m);
  expect((await ask({ port: guard.port, path: '/v1/models', headers: { authorization: 'Bearer k' } })).status).toBe(200);
  expect(await guard.drain()).toBe(0);
  await guard.kill();
});

test('the admin port answers its own paths and nothing else of the engine', async () => {
  engine.forget();
  const guard = await RunningGuard.start(enginePort, {}, { current: 'k' });
  const paths = [DEFAULT_GUARD.livenessPath, DEFAULT_GUARD.metricsPath, DEFAULT_GUARD.engineMetricsPath, '/pause', '/v1/models', '/engine/../pause', '/engine/metrics/', '/health', '/'];
  const answers = await Promise.all(paths.map((each) => ask({ port: guard.adminPort, path: each })));
  await guard.kill();
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 404, 404, 404, 404, 404, 404]);
  expect(engine.seen.map(({ url }) => url)).toEqual(['/metrics']);
});

test('an engine is asked for the plain form of its metrics, whatever the scraper prefers', async () => {
  engine.forget();
  const guard = await RunningGuard.start(enginePort, {}, { current: 'k' });
  await ask({ port: guard.adminPort, path: DEFAULT_GUARD.engineMetricsPath, headers: { accept: 'application/openmetrics-text;version=1.0.0,text/plain;q=0.5' } });
  await guard.kill();
  expect(engine.seen.map(({ headers }) => headers.accept)).toEqual(['text/plain']);
});

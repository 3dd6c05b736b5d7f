import * as fs from 'node:fs';
import * as net from 'node:net';
import { DEFAULT_GUARD } from '../../../lib/framework/guards';
import { FakeEngine, sleep } from '../../support/fake-engine';
import { ask } from '../../support/raw-http';
import { RunningGuard } from '../../support/running-guard';

const BODY = 2 * 2 ** 20;
const KEY = { authorization: 'Bearer sk-right' };
const engine = new FakeEngine();
let guard: RunningGuard;
let strangers: net.Socket[] = [];
beforeAll(async () => (guard = await RunningGuard.start(await engine.start(), { maxBodyBytes: BODY }, { current: 'sk-right' })));
afterEach(() => strangers.splice(0).forEach((socket) => socket.destroy()));
afterAll(async () => {
  await guard.kill();
  await engine.stop();
});

const HEADERS = `GET /v1/models HTTP/1.1\r\nHost: x\r\n${`X: ${'a'.repeat(60_000)}\r\n`.repeat(Math.floor(BODY / 60_000))}`;
const LEGAL = `{"p":"${'a'.repeat(BODY - 8)}"}`;
const BEHIND_A_BODY = `POST /v1/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer sk-right\r\nContent-Type: application/json\r\nContent-Length: ${BODY}\r\n\r\n${LEGAL.replace('{', '{"fake":{"silenceMs":3000},').slice(0, BODY - 2)}"}${HEADERS}`;

const flood = (count: number, bytes: string): void => {
  strangers = Array.from({ length: count }, () => net.connect(guard.port, '127.0.0.1').on('error', () => undefined));
  strangers.forEach((socket) => socket.write(bytes));
};

/** Most memory of the program while it is watched, MiB. */
async function peakDuring(milliseconds: number): Promise<number> {
  let peak = 0;
  for (const end = Date.now() + milliseconds; Date.now() < end; await sleep(50)) {
    const resident = guard.children().map((child) => Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${child}/status`, 'utf8'))?.[1]) / 1024);
    peak = Math.max(peak, ...resident);
  }
  return peak;
}

test('strangers who never end their headers fill no more memory than is accounted for, and callers with a key are served', async () => {
  const before = await peakDuring(60);
  flood(60, HEADERS);
  const peak = peakDuring(3_000);
  await sleep(500);
  const start = Date.now();
  expect((await ask({ port: guard.adminPort, path: DEFAULT_GUARD.livenessPath })).status).toBe(200);
  expect(Date.now() - start).toBeLessThan(4_000);
  expect((await ask({ port: guard.port, path: '/v1/completions', headers: KEY, body: '{}' })).status).toBe(200);
  expect(await peak).toBeGreaterThan(before + 20);
  expect(await peak).toBeLessThan(DEFAULT_GUARD.memoryMiB(guard.options));
}, 30_000);

test('callers with a key who send a body and more behind it fill no more either', async () => {
  flood(60, BEHIND_A_BODY);
  const peak = await peakDuring(4_000);
  expect(peak).toBeGreaterThan(20);
  expect(peak).toBeLessThan(DEFAULT_GUARD.memoryMiB(guard.options));
}, 30_000);

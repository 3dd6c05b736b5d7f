import { spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { DEEP_CHECK_SCRIPT } from '../../../lib/recovery/deep-check';
import { FakeEngine, sleep } from '../../support/fake-engine';
import { ask } from '../../support/raw-http';
import { RunningGuard } from '../../support/running-guard';

const engine = new FakeEngine();
let enginePort: number;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'check-'));
const key = path.join(folder, 'current');
beforeAll(async () => {
  enginePort = await engine.start();
  fs.writeFileSync(key, 'sk-good\n');
});
afterAll(() => engine.stop());
beforeEach(() => { engine.status = 200; });

interface Outcome { readonly code: number | null; readonly said: string }

/** Runs the check as its container would, but for its address. */
function check(port: number, environment: { [name: string]: string } = {}): Promise<Outcome> {
  const env = { PATH: process.env.PATH, LLM_HOST: '127.0.0.1', LLM_PORT: String(port), LLM_PATH: '/v1/completions', LLM_BODY: '{"model":"m","prompt":"1","max_tokens":1}', LLM_SECONDS: '2', LLM_KEY: key, ...environment };
  const child = spawn('/bin/bash', ['-c', DEEP_CHECK_SCRIPT], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  [child.stdout, child.stderr].forEach((stream) => stream.on('data', (text) => (said += text)));
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, said })));
}

async function withGuard(body: (guard: RunningGuard) => Promise<void>, changes: object = {}): Promise<void> {
  const guard = await RunningGuard.start(enginePort, changes, { current: 'sk-good' });
  try {
    await body(guard);
  } finally {
    await guard.kill();
  }
}

test('one token with the key is well, and the engine saw the smallest request', () => withGuard(async ({ port }) => {
  expect(await check(port)).toEqual({ code: 0, said: '' });
  expect(engine.seen.at(-1)).toMatchObject({ method: 'POST', url: '/v1/completions', body: '{"model":"m","prompt":"1","max_tokens":1}' });
}));

test('a key that counts no more is an outage for callers, and the key stays out of what is said', () => withGuard(async ({ port }) => {
  const wrong = path.join(folder, 'wrong');
  fs.writeFileSync(wrong, 'sk-secret');
  const { code, said } = await check(port, { LLM_KEY: wrong });
  expect([code, said]).toEqual([1, expect.stringMatching(/no token within 2 s: HTTP\/1\.1 401/)]);
  expect(said).not.toContain('sk-secret');
}));

test('an open service is asked without a key', () => withGuard(async ({ port }) => {
  expect(await check(port, { LLM_KEY: path.join(folder, 'none') })).toEqual({ code: 0, said: '' });
}, { keysPath: undefined }));

test('an engine that fails is not well', () => withGuard(async ({ port }) => {
  engine.status = 500;
  expect((await check(port)).said).toContain('HTTP/1.1 500');
}));

test('a service that is full is busy, not broken', () => withGuard(async ({ port }) => {
  const busy = ask({ port, path: '/v1/completions', body: '{"fake":{"silenceMs":1500}}', headers: { authorization: 'Bearer sk-good' } });
  await sleep(200);
  expect(await check(port)).toEqual({ code: 0, said: '' });
  await busy;
}, { admittedRequests: 1, queuedRequests: 0 }));

test('silence ends', () => withGuard(async ({ port }) => {
  expect(await check(port, { LLM_BODY: '{"fake":{"silenceMs":4000}}' })).toEqual({ code: 1, said: expect.stringContaining('no token within 2 s: no answer') });
}));

test('nobody there is not well', async () => {
  expect((await check(1)).code).not.toBe(0);
});

test('shellcheck has nothing to say about it', () => {
  expect(spawnSync('shellcheck', ['--shell=bash', '-'], { input: DEEP_CHECK_SCRIPT, encoding: 'utf8' }).stdout).toBe('');
});

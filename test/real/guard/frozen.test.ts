import { DEFAULT_GUARD } from '../../../lib/framework/guards';
import { FakeEngine, sleep } from '../../support/fake-engine';
import { ask } from '../../support/raw-http';
import { RunningGuard } from '../../support/running-guard';

const progress = { runningMetric: 'vllm:num_requests_running', tokensMetric: 'vllm:generation_tokens_total', frozenSeconds: 3 };

/** What an engine shows, with what a reader may trip over: comments, a longer name, another engine of the same server, a label with a blank. */
const shows = (running: number, tokens: number): string => [
  '# HELP vllm:num_requests_running Requests that run.', '# TYPE vllm:num_requests_running gauge',
  `vllm:num_requests_running{engine="0",model_name="a chat"} ${running}.0`, 'vllm:num_requests_running{engine="1",model_name="a chat"} 0.0',
  'vllm:num_requests_running_by_reason{reason="x"} 7.0',
  '# TYPE vllm:generation_tokens_total counter', `vllm:generation_tokens_total{engine="0",model_name="a chat"} ${tokens}`, 'vllm:generation_tokens_created{engine="0"} 1.7e+09', '',
].join('\n');

interface Seen { readonly status: number; readonly code: string }

/** What its health path said at the end of some seconds in which the engine showed this. */
async function healthAfter(seconds: number, metrics: () => string, changes = {}): Promise<Seen & { readonly output: string }> {
  const engine = new FakeEngine();
  const guard = await RunningGuard.start(await engine.start(), { keysPath: undefined, progress, ...changes });
  try {
    const end = Date.now() + seconds * 1_000;
    while (Date.now() < end) {
      engine.metrics = metrics();
      await sleep(200);
    }
    const { status, body } = await ask({ port: guard.port, path: '/health' });
    expect((await ask({ port: guard.adminPort, path: DEFAULT_GUARD.livenessPath })).status).toBe(200);
    return { status, code: status === 200 ? '' : JSON.parse(body).error.code, output: guard.output };
  } finally {
    await guard.kill();
    await engine.stop();
  }
}

const WELL = { status: 200, code: '' };
const SECONDS = 11.5;

// beside each other: each has an engine and a guard of its own
test.concurrent('requests that run while no token comes mean a frozen engine, and the log says so once', async () => {
  const seen = await healthAfter(SECONDS, () => shows(3, 42));
  expect(seen).toMatchObject({ status: 503, code: 'engine_frozen' });
  expect(seen.output.match(/\{"event":"engine_frozen","running":3,"seconds":\d+\}/g)?.length).toBe(1);
}, 30_000);

test.concurrent('a busy engine that yields tokens is well', async () => {
  expect(await healthAfter(SECONDS, () => shows(3, Date.now()))).toMatchObject(WELL);
}, 30_000);

test.concurrent('an idle engine may stand still', async () => {
  expect(await healthAfter(SECONDS, () => shows(0, 42))).toMatchObject(WELL);
}, 30_000);

test.concurrent('a long prompt is no freeze while the silence is within the limit', async () => {
  expect(await healthAfter(SECONDS, () => shows(3, 42), { progress: { ...progress, frozenSeconds: 60 } })).toMatchObject(WELL);
}, 30_000);

test.concurrent('an engine that shows other metrics is judged by its health path alone', async () => {
  expect(await healthAfter(SECONDS, () => 'other 1\n')).toMatchObject(WELL);
}, 30_000);

test.concurrent('an engine that thaws, or was restarted, is well again', async () => {
  const start = Date.now();
  expect(await healthAfter(18, () => (Date.now() - start < 11_000 ? shows(3, 42) : shows(3, Date.now())))).toMatchObject(WELL);
}, 30_000);

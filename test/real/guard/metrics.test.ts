import { DEFAULT_GUARD } from '../../../lib/framework/guards';
import { SIGNALS } from '../../../lib/signals/catalogue';
import { guardSources } from '../../../lib/signals/guard-sources';
import type { Signal } from '../../../lib/signals/signal';
import { FakeEngine, sleep } from '../../support/fake-engine';
import { guardOptions } from '../../support/guard-options';
import { samplesOf, type Sample } from '../../support/prometheus-text';
import { ask } from '../../support/raw-http';
import { RunningGuard } from '../../support/running-guard';

const engine = new FakeEngine();
const sources = guardSources(DEFAULT_GUARD).filter(([, { metric }]) => metric !== 'up');
let guard: RunningGuard;

beforeAll(async () => {
  // the queue waits loadBalancerSeconds - longestSilenceSeconds - 1 = 1 s
  guard = await RunningGuard.start(await engine.start(), { keysPath: undefined, admittedRequests: 1, queuedRequests: 2, idle: { ...guardOptions().idle, loadBalancerSeconds: 302 } });
});
afterAll(async () => {
  await guard.kill();
  await engine.stop();
});

const page = async (): Promise<Sample[]> => samplesOf((await ask({ port: guard.adminPort, path: DEFAULT_GUARD.metricsPath })).body);

/** Sum of the series that a signal picks. */
async function shown(signal: Signal): Promise<number> {
  const source = sources.find(([of]) => of === signal)?.[1];
  const picked = (await page()).filter(({ name, labels }) => name === source?.metric && Object.entries(source.labels).every(([label, value]) => labels[label] === value));
  return picked.reduce((sum, { value }) => sum + value, 0);
}

const generate = (fake: object): Promise<{ status: number }> => ask({ port: guard.port, path: '/v1/completions', body: JSON.stringify({ fake }) });

test('every signal of the guard is on its page, as what the catalogue calls it', async () => {
  const samples = await page();
  for (const [{ kind }, { metric, labels }] of sources) {
    const series = samples.filter(({ name, labels: of }) => name === metric && Object.entries(labels).every(([label, value]) => of[label] === value));
    expect({ metric, types: [...new Set(series.map(({ type }) => type))] }).toEqual({ metric, types: [kind] });
  }
});

test('probes and scrapes are no requests, one that waited in vain is none that failed, an error of the engine is', async () => {
  const before = { answered: await shown(SIGNALS.answered), failed: await shown(SIGNALS.failed), refused: await shown(SIGNALS.refused) };
  for (let turn = 0; turn < 5; turn++) await ask({ port: guard.port, path: '/health' });
  await page();
  expect(await shown(SIGNALS.answered)).toBe(before.answered);
  const first = generate({ silenceMs: 2_500 });
  await sleep(100);
  expect((await generate({})).status).toBe(429);
  expect((await first).status).toBe(200);
  engine.status = 500;
  expect((await generate({})).status).toBe(500);
  expect({ answered: await shown(SIGNALS.answered), failed: await shown(SIGNALS.failed), refused: await shown(SIGNALS.refused) })
    .toEqual({ answered: before.answered + 3, failed: before.failed + 1, refused: before.refused + 1 });
});

import { FakeEngine, sleep } from '../../support/fake-engine';
import { ask } from '../../support/raw-http';
import { RunningGuard } from '../../support/running-guard';

const generate = (guard: RunningGuard, silenceMs = 0) => ask({ port: guard.port, path: '/v1/completions', body: JSON.stringify({ fake: { silenceMs } }) });

test('whoever finds all places taken hears when to come back, at once or after waiting in vain', async () => {
  const engine = new FakeEngine();
  const guard = await RunningGuard.start(await engine.start(), { keysPath: undefined, admittedRequests: 1, queuedRequests: 1, fullRetrySeconds: 42, idle: { clientSeconds: 400, loadBalancerSeconds: 302, guardSeconds: 330, longestSilenceSeconds: 300, guardKeepAliveSeconds: 370, engineKeepAliveSeconds: 380 } });
  try {
    const busy = generate(guard, 2_500);
    await sleep(100);
    const waiting = generate(guard);
    await sleep(100);
    const [refused, waited] = [await generate(guard), await waiting];
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '42']);
    expect([waited.status, waited.headers['retry-after']]).toEqual([429, '42']);
    expect((await busy).status).toBe(200);
  } finally {
    await guard.kill();
    await engine.stop();
  }
});

test('while the engine is not there callers read what they are to read', async () => {
  const guard = await RunningGuard.start(1, { keysPath: undefined, absentMessage: 'We are sorry: come back (in a minute)!', absentRetrySeconds: 60 });
  try {
    const { status, headers, body } = await generate(guard);
    expect([status, headers['retry-after'], JSON.parse(body).error]).toEqual([503, '60', { message: 'We are sorry: come back (in a minute)!', type: 'server_error', code: 'engine_unavailable' }]);
  } finally {
    await guard.kill();
  }
});

import { generationBodyFor } from '../../../lib/engine/generation-body';
import { EngineCatalogue } from '../../../lib/engine/registry';
import { openPaths } from '../../../lib/framework/haproxy-paths';
import { FakeEngine, sleep, type SeenRequest } from '../../support/fake-engine';
import { ask } from '../../support/raw-http';
import { RunningGuard } from '../../support/running-guard';

const KEY = { authorization: 'Bearer sk-right' };
const standard = EngineCatalogue.standard();
const ENGINES = standard.names.map((name) => {
  const engine = standard.find(name);
  const { endpoints } = engine?.at(engine.defaultVersion) ?? {};
  if (!endpoints) throw new TypeError(`no engine ${name}`);
  return { name, endpoints };
});

describe.each(ENGINES)('$name behind the real guard', ({ endpoints }) => {
  const engine = new FakeEngine();
  const { get, post } = openPaths(endpoints);
  const healthBody = endpoints.healthByGeneration ? generationBodyFor(endpoints, 'chat') : undefined;
  let guard: RunningGuard;
  const call = (path: string, body?: string) => ask({ port: guard.port, path, headers: KEY, ...(body === undefined ? { method: 'GET' } : { method: 'POST', body }) });
  const health = async () => (await ask({ port: guard.port, path: endpoints.readinessPath })).status;

  const healthy: number[] = [];
  let asked: SeenRequest[];

  beforeAll(async () => {
    engine.status = 500;
    guard = await RunningGuard.start(await engine.start(), { endpoints, healthBody }, { current: 'sk-right' });
    healthy.push(await health());
    engine.status = 200;
    for (let attempt = 0; attempt < 60 && healthy.at(-1) !== 200; attempt++) {
      await sleep(100);
      healthy.push(await health());
    }
    asked = [...engine.seen];
  });
  afterAll(async () => {
    await engine.stop();
    await guard.kill();
  });

  test('is healthy once it answers well, and a probe needs no key', () => {
    expect(healthy[0]).toBeGreaterThanOrEqual(500);
    expect(healthy.at(-1)).toBe(200);
    // either a token is asked for, or the engine's own path
    const probe = healthBody === undefined ? { method: 'GET', url: endpoints.readinessPath, body: '' } : { method: 'POST', url: endpoints.generationPath, body: healthBody };
    expect(asked.map(({ method, url, body }) => ({ method, url, body }))).toEqual(asked.map(() => probe));
    expect(asked.length).toBeGreaterThan(1);
  });

  test('serves every open path with its method', async () => {
    engine.forget();
    for (const path of get) expect([path, (await call(path)).status]).toEqual([path, 200]);
    for (const path of post) expect([path, (await call(path, endpoints.generationBody)).status]).toEqual([path, 200]);
    expect(engine.seen.map(({ url }) => url).sort()).toEqual([...get, ...post].sort());
  });

  test('keeps every path that controls it shut, with a key and whatever the method', async () => {
    engine.forget();
    for (const path of endpoints.controlPaths) {
      expect([path, (await call(path)).status, (await call(path, '{}')).status]).toEqual([path, 404, 404]);
    }
    expect(engine.seen).toEqual([]);
  });

  test('passes on its own smallest request, byte for byte', async () => {
    engine.forget();
    await call(endpoints.generationPath, endpoints.generationBody);
    expect(engine.seen.map(({ body }) => body)).toContain(endpoints.generationBody);
  });

  test('is spared what it must not be asked', async () => {
    engine.forget();
    const nested = (field: string): string => JSON.stringify(field.split('.').reduceRight<unknown>((value, name) => ({ [name]: value }), 'x'));
    for (const field of endpoints.refusedBodyFields) expect([field, (await call(endpoints.generationPath, nested(field))).status]).toEqual([field, 400]);
    for (const field of endpoints.outputTokenFields) expect([field, (await call(endpoints.generationPath, JSON.stringify({ [field]: 4097 }))).status]).toEqual([field, 400]);
    expect(engine.seen).toEqual([]);
  });
});

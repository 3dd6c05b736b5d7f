import { METRICS_PATHS } from '../../../lib/collection/shown';
import type { EngineMetrics } from '../../../lib/engine/engine-metrics';
import { EngineCatalogue } from '../../../lib/engine/registry';
import { VLLM_METRICS } from '../../../lib/engine/vllm-metrics';
import { mathQueries } from '../../../lib/scaling/cloudwatch';
import { CLOUDWATCH } from '../../../lib/signals/cloudwatch';
import type { ScalingPlan } from '../../../lib/scaling/scaling-plan';
import { agentFilesFor, publishedBy, type ReplicaPages } from '../../support/cloudwatch-agent';
import { ENGINE_EXPOSITIONS, guardText, sglangText, vllmText, type Shown } from '../../support/expositions';
import { evaluate } from '../../support/metric-math';
import { givenScaling } from '../../support/scaling';

/** A range of replicas, and the metrics that their engine shows. */
interface Scaled {
  readonly scaling: ScalingPlan;
  readonly metrics: EngineMetrics;
}

/** The value that is compared with the target: from the pages of all replicas through agent, CloudWatch's mean and metric math. */
function valueOf({ scaling, metrics }: Scaled, replicas: readonly ReplicaPages[]): number | undefined {
  const points = publishedBy(agentFilesFor(metrics), replicas);
  const queries = mathQueries(scaling);
  const means = queries.flatMap(({ id, metric }) => {
    if (metric === undefined) return [];
    const values = points.get([CLOUDWATCH.namespace, metric, `${CLOUDWATCH.dimension}=chat`].join('|'));
    return [[id, values && values.reduce((sum, value) => sum + value, 0) / values.length] as const];
  });
  return evaluate(queries, Object.fromEntries(means));
}

/** What target tracking makes of it: capacity in proportion, rounded up, within the range; nothing where there is no value. */
function desired(scaled: Scaled, replicas: readonly ReplicaPages[]): number {
  const value = valueOf(scaled, replicas);
  const { scaling } = scaled;
  if (value === undefined) return replicas.length;
  return Math.min(scaling.max, Math.max(scaling.min, Math.ceil(Number(((replicas.length * value) / scaling.target).toFixed(9)))));
}

const page = (text: (shown: Shown) => string) => (shown: Shown): ReplicaPages => ({ [METRICS_PATHS.engine]: text(shown), [METRICS_PATHS.guard]: guardText(shown) });
function metricsOf(name: string, version: string): EngineMetrics {
  const engine = EngineCatalogue.standard().find(name);
  if (!engine) throw new TypeError(`no engine ${name}`);
  return engine.at(version).metrics;
}

describe.each(ENGINE_EXPOSITIONS)('$engine $version', ({ engine, version, text }) => {
  const metrics = metricsOf(engine, version);
  const scaled = { scaling: givenScaling({ metrics }), metrics };
  const replica = page(text);

  test('its pages give the requests in flight of one replica, whatever it is', () => {
    expect(valueOf(scaled, [replica({ running: 20, queued: 3, held: 1 })])).toBe(24);
  });

  test.each<[string, Shown[], number]>([
    ['at the target nothing moves', [{ running: 20, queued: 4 }, { running: 22, queued: 2 }], 2],
    ['twice the load is twice the replicas', [{ running: 32, queued: 10, held: 6 }, { running: 32, queued: 16 }], 4],
    ['what waits at the guard counts', [{ running: 24, queued: 0, held: 24 }, { running: 24, queued: 0, held: 24 }, { running: 24, queued: 0, held: 24 }], 6],
    ['half the load is half the replicas', Array.from({ length: 8 }, () => ({ running: 12, queued: 0 })), 4],
    ['idle is the least', Array.from({ length: 5 }, () => ({ running: 0, queued: 0 })), 2],
    ['a flood is the most', [{ running: 32, queued: 32, held: 900 }, { running: 32, queued: 32, held: 900 }], 8],
  ])('%s', (_, shown, replicas) => {
    expect(desired(scaled, shown.map(replica))).toBe(replicas);
  });

  test('an empty scrape is neither idle nor load', () => {
    expect(valueOf(scaled, [{}, {}])).toBeUndefined();
    expect(desired(scaled, [{}, {}, {}, {}])).toBe(4);
  });

  test('a replica that does not answer counts as the mean of the others', () => {
    expect(desired(scaled, [replica({ running: 24, queued: 24 }), replica({ running: 24, queued: 24 }), {}])).toBe(6);
  });

  test('one that starts again shows nothing in flight, and takes nothing from the others', () => {
    expect(valueOf(scaled, [replica({ running: 30, queued: 6 }), replica({ running: 0, queued: 0 })])).toBe(18);
  });
});

test('several engine processes of one replica count together', () => {
  const one = givenScaling();
  const scaled = { metrics: VLLM_METRICS, scaling: { ...one, signal: { ...one.signal, load: one.signal.load.map((metric) => (metric.source === 'engine' ? { ...metric, series: 2 } : metric)) } } };
  const replica = page((shown) => vllmText(shown, 2));
  expect(valueOf(scaled, [replica({ running: 20, queued: 3, held: 1 }), replica({ running: 10, queued: 1, held: 1 })])).toBe(18);
});

test('with scheduling by priority the total counts, and not once more its parts', () => {
  const metrics = metricsOf('sglang', '0.5.18');
  expect(valueOf({ scaling: givenScaling({ metrics }), metrics }, [page((shown) => sglangText(shown, [0, 1, 2]))({ running: 20, queued: 3, held: 1 })])).toBe(24);
});

test('past the limit of the cache one more replica is wanted, never fewer, and more where the load asks for more', () => {
  const scaled = { scaling: givenScaling(), metrics: VLLM_METRICS };
  const full = page(vllmText);
  const of = (count: number, shown: Shown): number => desired(scaled, Array.from({ length: count }, () => full(shown)));
  expect([2, 3, 5, 7, 8].map((count) => of(count, { running: 2, queued: 0, kvUsage: 0.95 }))).toEqual([3, 4, 6, 8, 8]);
  expect(of(2, { running: 60, queued: 12, kvUsage: 0.95 })).toBe(6);
  expect(of(4, { running: 2, queued: 0, kvUsage: 0.89 })).toBe(2);
});

test('exactly one query is compared with the target, and ids are those that metric math takes', () => {
  for (const { engine, version } of ENGINE_EXPOSITIONS) {
    const queries = mathQueries(givenScaling({ metrics: metricsOf(engine, version) }));
    expect(queries.filter(({ returned }) => returned)).toHaveLength(1);
    for (const { id } of queries) expect(id).toMatch(/^[a-z][a-zA-Z0-9_]*$/);
    expect(queries.length).toBeLessThanOrEqual(10);
  }
});

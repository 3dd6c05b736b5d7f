import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { EngineCatalogue } from '../../../lib/engine/registry';
import { scalerQueries } from '../../../lib/scaling/promql';
import { MetricSource } from '../../../lib/signals/metric-source';
import { targetLabels } from '../../../lib/signals/targets';
import { labelSelector } from '../../../lib/units/label-selector';
import { ENGINE_EXPOSITIONS, guardText, sglangText, vllmText, type Shown } from '../../support/expositions';
import { samplesOf } from '../../support/prometheus-text';
import { givenScaling } from '../../support/scaling';
import { ask, wantedReplicas, type PromQuestion, type Series } from './support';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'promql-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** Scrapes before the question: two windows and more. */
const SCRAPES = 24;

/** One replica: what its pages say at each scrape. */
interface Replica {
  readonly pod: string;
  readonly engine: string;
  readonly guard: string;
  /** Samples of the engine's page in promtool's notation, `VALUE` for its value. @default - every scrape */
  readonly engineScrapes?: string;
  readonly engineUp?: string;
  readonly guardScrapes?: string;
  readonly guardUp?: string;
  readonly namespace?: string;
}

const ALWAYS = `VALUEx${SCRAPES}`;

function seriesOf({ pod, engine, guard, engineScrapes = ALWAYS, engineUp = `1x${SCRAPES}`, guardScrapes = ALWAYS, guardUp = `1x${SCRAPES}`, namespace = 'serving' }: Replica): Series[] {
  const target = (source: MetricSource) => ({ namespace, pod, ...targetLabels('chat', source) });
  const page = (text: string, source: MetricSource, scrapes: string) => samplesOf(text).map(({ name, labels, value }) => ({ series: `${name}${labelSelector({ ...labels, ...target(source) })}`, values: scrapes.replaceAll('VALUE', String(value)) }));
  return [
    { series: `up${labelSelector(target(MetricSource.ENGINE))}`, values: engineUp },
    { series: `up${labelSelector(target(MetricSource.GUARD))}`, values: guardUp },
    ...page(engine, MetricSource.ENGINE, engineScrapes), ...page(guard, MetricSource.GUARD, guardScrapes),
  ];
}

const question = (replicas: readonly Replica[], answer: number | undefined, { scaling = givenScaling(), expression = wantedReplicas(scaling, 'serving', 'chat') } = {}): PromQuestion => ({
  input: replicas.flatMap(seriesOf), expression, afterScrapes: SCRAPES, answer,
});

const replicasOf = (text: (shown: Shown) => string, all: readonly Shown[]): Replica[] => all.map((shown, index) => ({ pod: `chat-${index}`, engine: text(shown), guard: guardText(shown) }));
const vllm = (...all: Shown[]): Replica[] => replicasOf(vllmText, all);

describe.each(ENGINE_EXPOSITIONS)('$engine $version', ({ engine, version, text }) => {
  const found = EngineCatalogue.standard().find(engine);
  const scaling = givenScaling({ metrics: found?.at(version).metrics });
  // an engine without a metrics path is no target
  const shown = (...all: Shown[]): Replica[] => replicasOf(text, all);

  test('its pages lead to the expected number of replicas', () => {
    ask(folder, [
      question(shown({ running: 20, queued: 4 }, { running: 22, queued: 2 }), 2, { scaling }),
      question(shown({ running: 32, queued: 10, held: 6 }, { running: 32, queued: 16 }), 4, { scaling }),
      question(shown(...Array.from({ length: 8 }, () => ({ running: 12, queued: 0 }))), 4, { scaling }),
      question(shown(...Array.from({ length: 5 }, () => ({ running: 0, queued: 0 }))), 2, { scaling }),
      question(shown({ running: 32, queued: 32, held: 900 }), 8, { scaling }),
    ]);
  });
});

const BUSY: Shown = { running: 20, queued: 4 };
const IDLE: Shown = { running: 1, queued: 0 };
/** A failed scrape ends every series of its page at once. */
const missed = `VALUEx${SCRAPES - 2} stale stale`;
const down = `1x${SCRAPES - 2} 0 0`;

test.each<[string, Replica[], number | undefined]>([
  ['nothing scraped is no answer', [], undefined],
  ['one replica misses its scrape: it counts as the mean of the others, neither idle nor load', [...vllm(BUSY, BUSY), { ...vllm(BUSY)[0], pod: 'late', engineScrapes: missed, engineUp: down }], 3],
  ['one that is overloaded and does not answer hides nothing', [...vllm({ running: 32, queued: 16 }, { running: 32, queued: 16 }), { ...vllm(BUSY)[0], pod: 'late', engineScrapes: missed, engineUp: down }], 6],
  ['one that starts has no load yet', [...vllm({ running: 24, queued: 6 }, { running: 24, queued: 6 }), { ...vllm({ running: 0, queued: 0 })[0], pod: 'new', engineScrapes: '_', engineUp: `_x${SCRAPES - 10} 0x10` }], 3],
  ['nothing goes while one replica does not answer', [...vllm(IDLE, IDLE, IDLE), { ...vllm(IDLE)[0], pod: 'late', engineScrapes: missed, engineUp: down }], 4],
  ['nothing goes while none answers', vllm(IDLE, IDLE, IDLE).map((replica) => ({ ...replica, engineScrapes: missed, engineUp: down })), 3],
  ['one that went a minute ago is missed by nobody', [...vllm(BUSY, BUSY), { ...vllm(BUSY)[0], pod: 'gone', engineScrapes: `VALUEx${SCRAPES - 5} stale`, engineUp: `1x${SCRAPES - 5} stale`, guardScrapes: `VALUEx${SCRAPES - 5} stale`, guardUp: `1x${SCRAPES - 5} stale` }], 2],
  ['replicas of the same name elsewhere count elsewhere', [...vllm(BUSY, BUSY), ...vllm(BUSY, BUSY, BUSY).map((replica) => ({ ...replica, namespace: 'other' }))], 2],
  ['several engine processes count together', replicasOf((shown) => vllmText(shown, 4), [{ running: 40, queued: 8 }, { running: 20, queued: 4 }]), 3],
  ['a guard that misses its scrape counts as the mean of the others', [...vllm({ ...BUSY, held: 24 }, { ...BUSY, held: 24 }), { ...vllm({ ...BUSY, held: 24 })[0], pod: 'late', guardScrapes: missed, guardUp: down }], 6],
])('%s', (_, replicas, answer) => {
  ask(folder, [question(replicas, answer)]);
});

test('with scheduling by priority the total counts, and not once more its parts', () => {
  const scaling = givenScaling({ metrics: EngineCatalogue.standard().find('sglang')?.at('0.5.18').metrics });
  ask(folder, [question(replicasOf((shown) => sglangText(shown, [0, 1, 2]), [BUSY, BUSY]), 2, { scaling })]);
});

describe('guards', () => {
  const full = (kvUsage: number): Replica[] => vllm({ ...IDLE, kvUsage }, { ...IDLE, kvUsage }, { ...IDLE, kvUsage });
  const starting: Replica = { ...vllm(IDLE)[0], pod: 'new', engineScrapes: '_', engineUp: `_x${SCRAPES - 10} 0x10` };

  test.each<[string, Replica[], number]>([
    ['a full cache wants one more than serve', full(0.95), 4],
    ['one that starts already is that one', [...full(0.95), starting], 4],
    ['a cache with room wants nothing', full(0.85), 2],
    ['a peak between two scrapes is no full cache', vllm(IDLE, IDLE, IDLE).map((replica) => ({ ...replica, engine: vllmText({ ...IDLE, kvUsage: 1 }), engineScrapes: `0x${SCRAPES - 1} VALUE` })), 2],
  ])('%s', (_, replicas, answer) => {
    ask(folder, [question(replicas, answer)]);
  });

  const buckets = (fast: string, all: string): Series[] => [['0.5', fast], ['1', fast], ['4', all], ['+Inf', all]].map(([le, values]) => ({ series: `vllm:time_to_first_token_seconds_bucket${labelSelector({ le, namespace: 'serving', pod: 'chat-0', ...targetLabels('chat', MetricSource.ENGINE) })}`, values }));
  const scaling = givenScaling({ scaling: { ttftP95Seconds: 2 } });
  const quiet = vllm(IDLE, IDLE).map((replica) => ({ ...replica, engine: replica.engine.replace(/^.*time_to_first.*$/gm, '') }));

  test.each<[string, Series[], number]>([
    ['first tokens that are late want one more', buckets(`0+1x${SCRAPES}`, `0+2x${SCRAPES}`), 3],
    ['first tokens in time want nothing', buckets(`0+2x${SCRAPES}`, `0+2x${SCRAPES}`), 2],
    ['counters that begin again with a new start are no late tokens', buckets(`900+2x${SCRAPES - 4} 2 4 6 8`, `900+2x${SCRAPES - 4} 2 4 6 8`), 2],
    ['no request is no late one', buckets(`5x${SCRAPES}`, `9x${SCRAPES}`), 2],
  ])('%s', (_, series, answer) => {
    const { input, ...rest } = question(quiet, answer, { scaling });
    ask(folder, [{ ...rest, input: [...input, ...series] }]);
  });
});

test('each query is one series, or none when nobody knows', () => {
  const scaling = givenScaling({ scaling: { ttftP95Seconds: 2 } });
  const counted = scalerQueries(scaling, { namespace: 'serving', service: 'chat' }).map(({ query }) => `count(${query})`);
  ask(folder, counted.flatMap((expression) => [question(vllm(BUSY, BUSY, IDLE), 1, { expression }), question([], undefined, { expression })]));
});

test('a wrong answer is seen', () => {
  expect(() => ask(folder, [question(vllm(BUSY, BUSY), 3)])).toThrow();
});

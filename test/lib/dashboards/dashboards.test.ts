import { watchOf, type Watch } from '../../../lib/alerts/watch';
import { ALERTS } from '../../../lib/alerts/alerts';
import { comparisonsOf } from '../../../lib/alerts/trigger';
import type { Dashboard } from '../../../lib/dashboards/dashboard';
import { cellsFor, heightOf } from '../../../lib/dashboards/layout';
import { dashboardForCloudWatch, dashboardForPrometheus } from '../../../lib/dashboards/watched-dashboard';
import type { PanelSubject } from '../../../lib/dashboards/panel';
import { cost } from '../../../lib/dashboards/sections/cost';
import { engine } from '../../../lib/dashboards/sections/engine';
import { machines } from '../../../lib/dashboards/sections/machines';
import { well } from '../../../lib/dashboards/sections/well';
import { Platform } from '../../../lib/deployment/enums';
import { decidedFrom } from '../../support/decided-example';
import { selectorsOf } from '../../support/promql';

const CHAT = decidedFrom('single-node.yaml', (text) => text.replace('concurrency: 16', 'concurrency: 16\n  slo: { ttftP95: 1500ms, tpotP95: 50ms }'));
const BARE = decidedFrom('single-node-ollama.yaml');
const watchedAs = (decision: typeof CHAT, platform: Platform): PanelSubject & { readonly watch: Watch } => ({ service: decision.service, plan: decision.plan, watch: watchOf(decision, platform) });

const grafana = (decision = CHAT): any => JSON.parse(dashboardForPrometheus(watchedAs(decision, Platform.KUBERNETES), { namespace: 'serving' }));
const cloudWatch = (decision = CHAT): Dashboard => dashboardForCloudWatch(watchedAs(decision, Platform.EC2));

/** All panels, also those in closed rows. */
const panelsOf = (board: any): any[] => board.panels.flatMap(({ panels = [], ...panel }: any) => [panel, ...panels]);
const drawn = (board: any): any[] => panelsOf(board).filter(({ type }) => type !== 'row');
const titled = (board: any, title: string): any => drawn(board).find((panel) => panel.title === title);

test('three rows stand open, with what is asked first; the rest is closed', () => {
  const rows = grafana().panels.filter(({ type }: any) => type === 'row');
  expect(rows.map(({ title, collapsed }: any) => [title, collapsed])).toEqual([
    ['Is it well?', false], ['Is it fast?', false], ['What does it cost?', false], ['Engine', true], ['Accelerators', true], ['Machines and replicas', true],
  ]);
  expect(grafana().panels.filter(({ type }: any) => type !== 'row').map(({ title }: any) => title)).toEqual([
    'Alerts that ring', 'Requests that fail', 'Replicas', 'Time to first token', 'Time per output token', 'Requests at once', 'Price of a million output tokens', 'Tokens per second', 'Requests per second',
  ]);
});

test.each([['full', CHAT], ['of an engine without metrics', BARE]])('a dashboard %s has no empty panel, and every query is one', (_, decision) => {
  const panels = drawn(grafana(decision));
  expect(panels.length).toBeGreaterThan(10);
  expect(panels.filter(({ targets }) => targets.length === 0)).toEqual([]);
  expect(panels.flatMap(({ targets }) => targets).flatMap(({ expr }) => selectorsOf(expr)).every(({ metric }) => metric !== '')).toBe(true);
});

test('panels have numbers of their own, and none lies over another', () => {
  const board = grafana();
  const ids = panelsOf(board).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const cells = board.panels.map(({ gridPos }: any) => gridPos);
  const taken = cells.flatMap(({ x, y, w, h }: any) => Array.from({ length: w * h }, (_, at) => `${x + (at % w)},${y + Math.floor(at / w)}`));
  expect(new Set(taken).size).toBe(taken.length);
  expect(cells.every(({ x, w }: any) => x + w <= 24)).toBe(true);
});

test.each([[1, [24]], [2, [12, 12]], [4, [8, 8, 8, 24]], [5, [8, 8, 8, 12, 12]]])('%s panels fill their lines', (panels, widths) => {
  expect(cellsFor(panels, { top: 1, height: 6 }).map(({ w }) => w)).toEqual(widths);
  expect(heightOf(panels, 6)).toBe(6 * Math.ceil(panels / 3));
});

test('what was promised and what alerts compare are lines of the plan', () => {
  const steps = (title: string): any => titled(grafana(), title).fieldConfig.defaults.thresholds.steps;
  expect(steps('Time to first token')).toEqual([{ color: 'green', value: null }, { color: 'red', value: 1.5 }]);
  expect(steps('Time per output token')).toEqual([{ color: 'green', value: null }, { color: 'red', value: 0.05 }]);
  expect(steps('Replicas')).toEqual([{ color: 'red', value: null }, { color: 'green', value: CHAT.plan.replicas }]);
  expect(steps('Requests that fail')).toEqual([{ color: 'green', value: null }, { color: 'red', value: CHAT.service.observability.alerts.failedShare }]);
  expect(titled(grafana(), 'KV cache in use').fieldConfig.defaults).toMatchObject({ max: 1, unit: 'percentunit' });
});

test('a panel leads to the pages about its alerts', () => {
  expect(titled(grafana(), 'KV cache in use').links).toEqual([expect.objectContaining({ title: 'KV_CACHE_FULL', url: expect.stringMatching(/docs\/runbooks\/KV_CACHE_FULL\.md$/) })]);
});

test('every limit that a panel draws is that of an alert on one of its lines', () => {
  const panels = [well, cost, engine, machines].flatMap((section) => section.slots(CHAT).flat()).filter(({ limitsOf = [] }) => limitsOf.length > 0);
  const places = [Platform.EC2, Platform.ECS, Platform.KUBERNETES].map((platform) => watchOf(CHAT, platform));
  const compared = new Map(ALERTS.map(({ code }) => [code, places.flatMap(({ alerts }) => alerts.filter(({ alert }) => alert.code === code)).flatMap(({ condition }) => comparisonsOf(condition)).map(({ left }) => JSON.stringify(left))]));
  expect(panels.length).toBeGreaterThan(4);
  for (const { limitsOf = [] } of panels) expect(limitsOf.filter((code) => !compared.has(code))).toEqual([]);
  const watched = panels.flatMap(({ lines, limitsOf = [] }) => limitsOf.filter((code) => compared.get(code)?.length).map((code) => ({ code, same: lines.some(({ expression }) => compared.get(code)?.includes(JSON.stringify(expression))) })));
  // one panel has a choice of expressions, and one of them is the alert's
  expect([...new Set(watched.map(({ code }) => code))].filter((code) => !watched.some((each) => each.code === code && each.same))).toEqual([]);
});

test('CloudWatch, which holds no histogram, draws what stands in its place, and says what is missing', () => {
  const { sections, missing } = cloudWatch();
  const [, fast] = sections;
  expect(fast.panels.map(({ title }) => title)).toEqual(['Time of a whole answer', 'Tokens per second of one request', 'Requests at once']);
  expect(fast.panels[1].bounds).toEqual([{ label: 'promised', value: 20, bad: 'below' }]);
  expect(missing).toEqual(expect.arrayContaining(['Time to first token', 'Time per output token', 'Time in the queue']));
  expect(missing).not.toContain('Alerts that ring');
});

test('without metrics of the engine the load is what the guard counts', () => {
  const [, fast] = cloudWatch(BARE).sections;
  expect(fast.panels.at(-1)?.lines.map(({ label }) => label)).toEqual(['in flight', 'held by the guard']);
});

test('a price that nobody knows is not drawn, and the plan is the line it is held against', () => {
  const [[price]] = cost.slots(CHAT);
  expect(price).toMatchObject({ bounds: [{ label: 'planned', value: CHAT.plan.cost.usdPerMillionOutputTokens }], most: 5 * (CHAT.plan.cost.usdPerMillionOutputTokens ?? NaN) });
  const { usdPerInstanceHour: _, ...unknown } = CHAT.plan.cost;
  expect(cost.slots({ ...CHAT, plan: { ...CHAT.plan, cost: unknown } })[0]).toEqual([]);
});

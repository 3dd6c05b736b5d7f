import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { DecidedAlert } from '../../../lib/alerts/alert';
import { prometheusAlerts } from '../../../lib/alerts/prometheus-alerts';
import { ruleFile } from '../../../lib/alerts/rule-group';
import { Platform } from '../../../lib/deployment/enums';
import { EngineCatalogue } from '../../../lib/engine/registry';
import type { Scraped } from '../../../lib/signals/promql';
import { inputOf, MINUTES, type Samples } from '../../support/alert-world';
import { ENGINE_EXPOSITIONS } from '../../support/expositions';
import { watchOn } from '../../support/watched';
import { BAD_CASES } from './cases';
import { QUIET_MINUTES, QUIET_WORLDS } from './quiet-worlds';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'alerts-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const watch = watchOn(Platform.KUBERNETES);
const scraped: Scraped = { signals: watch.signals, service: watch.name, namespace: 'serving' };
const RULES = prometheusAlerts(watch.alerts, scraped);

/** What must be said of one alert at one moment. */
interface Expected {
  readonly code: string;
  readonly atMinute: number;
  readonly fires: boolean;
}

/** Judges a world by the rules of some alerts, in the real Prometheus; throws with what it says when an answer differs. */
function judge(world: readonly Samples[], alerts: readonly DecidedAlert[], expected: readonly Expected[]): void {
  fs.writeFileSync(path.join(folder, 'rules.yaml'), ruleFile(alerts, scraped));
  const saidOf = (code: string) => {
    const { labels, annotations } = RULES.find(({ alert }) => alert === code) ?? {};
    return [{ exp_labels: labels, exp_annotations: annotations }];
  };
  const test = {
    interval: '1m',
    input_series: inputOf(world, watch.signals),
    alert_rule_test: expected.map(({ code, atMinute, fires }) => ({ eval_time: `${atMinute}m`, alertname: code, exp_alerts: fires ? saidOf(code) : [] })),
  };
  const file = path.join(folder, 'test.json');
  fs.writeFileSync(file, JSON.stringify({ rule_files: ['rules.yaml'], evaluation_interval: '1m', tests: [test] }));
  execFileSync('promtool', ['test', 'rules', file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

const codes = RULES.map(({ alert }) => alert);

test('every rule has a world in which it must fire, and every world a rule', () => {
  expect(Object.keys(BAD_CASES).sort()).toEqual([...codes].sort());
});

test.each(codes)('%s fires', (code) => {
  const { world, atMinute = MINUTES, silent = [] } = BAD_CASES[code];
  const alerts = watch.alerts.filter(({ alert }) => alert.code === code || silent.includes(alert.code));
  judge(world, alerts, [{ code, atMinute, fires: true }, ...silent.map((other) => ({ code: other, atMinute, fires: false }))]);
});

test.each(QUIET_WORLDS)('nobody is woken while %s', (_, world) => {
  judge(world, watch.alerts, codes.flatMap((code) => QUIET_MINUTES.map((atMinute) => ({ code, atMinute, fires: false }))));
});

test('a wrong answer is seen', () => {
  expect(() => judge(QUIET_WORLDS[0][1], watch.alerts, [{ code: codes[0], atMinute: MINUTES, fires: true }])).toThrow();
});

test.each(ENGINE_EXPOSITIONS)('the rules of $engine $version are legal', ({ engine, version }) => {
  const { alerts, signals, name: service } = watchOn(Platform.KUBERNETES, { engineVersion: { metrics: EngineCatalogue.standard().find(engine)?.at(version).metrics } });
  const file = path.join(folder, `${engine}.yaml`);
  fs.writeFileSync(file, ruleFile(alerts, { signals, service, namespace: 'serving' }));
  expect(execFileSync('promtool', ['check', 'rules', file], { encoding: 'utf8' })).toContain(`SUCCESS: ${prometheusAlerts(alerts, { signals, service }).length} rules found`);
});

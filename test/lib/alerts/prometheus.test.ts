import { execFileSync } from 'node:child_process';
import * as path from 'node:path';
import type { Alert } from '../../../lib/alerts/alert';
import { alertNotes } from '../../../lib/alerts/alert-notes';
import { prometheusAlerts } from '../../../lib/alerts/prometheus-alerts';
import { ruleFile } from '../../../lib/alerts/rule-group';
import type { AlertCondition } from '../../../lib/alerts/trigger';
import { AlertSeverity } from '../../../lib/deployment/notification-props';
import { Platform } from '../../../lib/deployment/enums';
import { SIGNALS } from '../../../lib/signals/catalogue';
import { level, Over, reporting, risen, type Expression } from '../../../lib/signals/expression';
import { ROOT } from '../../support/sources';
import { givenWatched, watchOn } from '../../support/watched';

const { signals, alerts } = watchOn(Platform.KUBERNETES);
const scraped = { signals, service: 'chat', namespace: 'serving' };

function exprOf(left: Expression, more: Partial<AlertCondition> = {}): string | undefined {
  const alert: Alert = { code: 'A_TEST', severity: AlertSeverity.INFO, title: 'a test', runbook: { meaning: '', look: [], mend: [], figure: '' }, trigger: () => '' };
  return prometheusAlerts([{ alert, condition: { left, is: 'above', limit: 1, forSeconds: 60, ...more } }], scraped)[0]?.expr;
}

const HELD = 'haproxy_backend_current_queue{namespace="serving",llm_service="chat",llm_source="guard",proxy="engine"}';
const held = level(SIGNALS.held, Over.MOST);

test.each<[string, string | undefined, string | undefined]>([
  ['a comparison', exprOf(held), `max(${HELD}) > 1`],
  ['two that must hold at once', exprOf(held, { also: [{ left: held, is: 'below', limit: 9 }] }), `max(${HELD}) > 1 and max(${HELD}) < 9`],
  ['silence that is as bad', exprOf(held, { silenceFires: true }), `max(${HELD}) > 1 or absent(max(${HELD}))`],
  ['a count of who reports, which is zero in silence', exprOf(reporting(SIGNALS.held), { is: 'below', silenceFires: true }), `(count(${HELD}) or vector(0)) < 1`],
  ['a rise since then', exprOf(risen(SIGNALS.held, Over.MOST, 600)), `max(${HELD} - ${HELD} offset 600s) > 1`],
  ['what only CloudWatch knows', exprOf(level(SIGNALS.certificateDays, Over.LEAST)), undefined],
])('%s', (_, expr, expected) => {
  expect(expr).toBe(expected);
});

test('an alert carries its namespace, so that a route of the operator finds it, and a link to its page', () => {
  expect(prometheusAlerts(alerts, scraped)[0]).toMatchObject({
    alert: 'NO_HEALTHY_REPLICA', labels: { severity: 'page', llm_service: 'chat', namespace: 'serving' },
    annotations: { summary: 'chat: no replica answers', runbook_url: expect.stringMatching(/^https:.*\/docs\/runbooks\/NO_HEALTHY_REPLICA\.md$/) },
  });
});

test('the file for a Prometheus without an operator is one group of every rule', () => {
  const { groups } = JSON.parse(ruleFile(alerts, scraped));
  expect(groups).toEqual([{ name: 'chat', interval: '30s', rules: prometheusAlerts(alerts, scraped).map(({ alert, forSeconds }) => expect.objectContaining({ alert, for: `${forSeconds}s` })) }]);
});

test('what nobody can compute is told with its reason, alerts of one reason together', () => {
  const notes = alertNotes(givenWatched(), Platform.EC2);
  expect(notes).toContainEqual({ subject: 'alerts that are missing', reason: expect.stringMatching(/^FIRST_TOKEN_BURNS_FAST, .*MEMORY_LEAKS: only Prometheus/) });
  expect(new Set(notes.map(({ reason }) => reason)).size).toBe(notes.length);
});

test('docs/alerts.md and every runbook are what the rows say today', () => {
  expect(() => execFileSync(process.execPath, [path.join(ROOT, 'scripts', 'generate-runbooks.mjs'), '--check'], { encoding: 'utf8', env: {} })).not.toThrow();
});

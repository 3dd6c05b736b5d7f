import { alarmNotes } from '../../../lib/alerts/alarm-notes';
import { metricNotes } from '../../../lib/alerts/metric-notes';
import { watchOf } from '../../../lib/alerts/watch';
import { alertFiguresOf } from '../../../lib/deployment/alert-figures';
import { Platform } from '../../../lib/deployment/enums';
import { givenObservability } from '../../support/notifications';
import { givenWatched } from '../../support/watched';

test('a reviewer hears what alarms cost where there are some', () => {
  const [{ reason }] = alarmNotes(givenWatched(), Platform.EC2);
  const [, alarms, metrics, composites, usd] = /^(\d+) alarms read (\d+) metrics, and up to (\d) over them notify: about \$([\d.]+) a month/.exec(reason) ?? [];
  expect(Number(alarms)).toBeGreaterThan(10);
  expect(Number(usd)).toBeCloseTo(Number(metrics) * 0.1 + Number(composites) * 0.5, 2);
  expect(alarmNotes(givenWatched(), Platform.KUBERNETES)).toEqual([]);
});

test('a budget sees nothing until its tag is activated', () => {
  const given = givenWatched({ service: { observability: givenObservability({ alerts: alertFiguresOf({ budgetUsdPerMonth: 100 }) }) } });
  expect(alarmNotes(given, Platform.EKS).map(({ subject }) => subject)).toEqual(['budget']);
});

test('each metric of our own is charged for, and pods send none', () => {
  const [{ reason }] = metricNotes(givenWatched(), Platform.EC2);
  const own = [...watchOf(givenWatched(), Platform.EC2).signals.values()].filter(({ cloudwatch }) => cloudwatch?.namespace === 'LlmServing');
  expect(reason).toContain(`each of ${own.length} metrics`);
  expect(own.length).toBeGreaterThan(10);
  expect([Platform.EKS, Platform.KUBERNETES].flatMap((platform) => metricNotes(givenWatched(), platform))).toEqual([]);
});

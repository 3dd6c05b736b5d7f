import { alarmNotes } from '../../../lib/alerts/alarm-notes';
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

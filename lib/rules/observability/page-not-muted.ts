import { AlertSeverity } from '../../deployment/notification-props';
import type { Rule } from '../rule';
import { WARNING_OUTSIDE_DEV } from '../severities';

export const pageNotMuted: Rule = {
  code: 'PAGE_MUTED',
  area: 'observability',
  law: 'pages ring at every hour',
  why: 'callers who are hurt at night hear nothing but silence until the quiet hours end',
  severity: WARNING_OUTSIDE_DEV,
  check: ({ service: { observability: { quietHours } } }) => quietHours.flatMap(({ severities, from, to, days, timeZone }, index) => {
    if (!severities.includes(AlertSeverity.PAGE)) return [];
    return [{
      path: `observability.quietHours.${index}.severities`,
      message: `pages are held back from ${from} to ${to} (${timeZone}) on ${days.join(', ')}`,
      remedy: 'leave page out, or make sure that somebody looks in these hours',
      value: AlertSeverity.PAGE,
    }];
  }),
};

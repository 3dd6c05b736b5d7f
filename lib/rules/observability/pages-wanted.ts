import { ALERTS } from '../../alerts/alerts';
import { AlertSeverity } from '../../deployment/notification-props';
import { listed } from '../questions';
import type { Rule } from '../rule';
import { WARNING_OUTSIDE_DEV } from '../severities';

export const pagesWanted: Rule = {
  code: 'PAGE_SWITCHED_OFF',
  area: 'observability',
  law: 'alerts that tell of hurt callers stay on',
  why: 'nobody else notices before callers complain',
  severity: WARNING_OUTSIDE_DEV,
  check: ({ service: { observability: { withoutAlerts } } }) => {
    const off = ALERTS.filter(({ code, severity }) => severity === AlertSeverity.PAGE && withoutAlerts.includes(code)).map(({ code }) => code);
    if (off.length === 0) return [];
    return [{
      path: 'observability.withoutAlerts',
      message: `${listed(off)} would tell that callers are hurt, and ${off.length === 1 ? 'is' : 'are'} switched off`,
      remedy: 'leave them on, or say in a waiver who watches instead',
      value: listed(off),
    }];
  },
};

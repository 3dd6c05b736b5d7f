import type { NotificationField } from '../../notifications/kinds';
import { listed } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';
import { routesIn } from './routes';

export const notificationFieldsUsed: Rule = {
  code: 'NOTIFICATION_FIELD_UNUSED',
  area: 'observability',
  law: 'a notification is told what its kind can use',
  why: 'a field without effect says that something else was meant',
  severity: ALWAYS_WARNING,
  check: (subject) => routesIn(subject).flatMap(({ route: { severity, to, ...given }, facts: { aws, pods = [], words }, path }) => {
    const unused = Object.keys(given).filter((field) => ![...aws, ...pods].includes(field as NotificationField));
    if (unused.length === 0) return [];
    return [{
      path: `${path}.${unused[0]}`,
      message: `${listed(unused)} has no effect on a notification of severity ${severity} by ${words}`,
      remedy: 'remove it, or say in `to` what is meant',
      value: listed(unused),
      limit: listed([...new Set([...aws, ...pods])]),
    }];
  }),
};

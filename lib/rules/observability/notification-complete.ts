import type { NotificationField } from '../../notifications/kinds';
import { listed } from '../questions';
import type { Rule, Subject } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { routesIn, watchedByAws, watchedByCluster, type Route } from './routes';

export const notificationComplete: Rule = {
  code: 'NOTIFICATION_INCOMPLETE',
  area: 'observability',
  law: 'a notification says whom it reaches on every platform of the deployment',
  why: 'without an address nobody is told, and nobody notices before the first outage',
  severity: ALWAYS_ERROR,
  check: (subject) => routesIn(subject).flatMap((each) => {
    const missing = needed(each, subject).filter((field) => each.route[field] === undefined);
    if (missing.length === 0) return [];
    return [{
      path: each.path,
      message: `a notification by ${each.facts.words} says no ${listed(missing)}`,
      remedy: `add ${listed(missing)}`,
      value: each.route.to,
      limit: listed(missing),
    }];
  }),
};

function needed({ facts: { aws, pods = [] } }: Route, subject: Subject): NotificationField[] {
  return [...new Set([...(watchedByAws(subject) ? aws : []), ...(watchedByCluster(subject) ? pods : [])])];
}

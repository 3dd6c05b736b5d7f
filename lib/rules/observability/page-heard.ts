import { AlertSeverity } from '../../deployment/notification-props';
import type { Rule } from '../rule';
import { WARNING_OUTSIDE_DEV } from '../severities';
import { routesIn, watchedByAws } from './routes';

export const pageHeard: Rule = {
  code: 'PAGE_NOT_HEARD',
  area: 'observability',
  law: 'somebody hears when callers are hurt',
  why: 'the topic that is made here has no subscriber until somebody subscribes to it',
  severity: WARNING_OUTSIDE_DEV,
  check: (subject) => {
    const heard = routesIn(subject).some(({ route }) => route.severity === AlertSeverity.PAGE);
    if (heard || !watchedByAws(subject) || subject.deployment.aws?.imports?.topic !== undefined) return [];
    return [{
      path: 'observability.notifications',
      message: 'alerts of the severity page ring, and nobody is named who hears them',
      remedy: 'name somebody in observability.notifications, or the topic of an on-call team in aws.imports.topic',
    }];
  },
};

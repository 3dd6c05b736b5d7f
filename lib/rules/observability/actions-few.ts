import { AlertSeverity, NotificationKind } from '../../deployment/notification-props';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { routesIn, watchedByAws } from './routes';

/** Actions of one state of an alarm (CloudWatch API, PutCompositeAlarm, as botocore 1.44.8 has it). */
const MOST_ACTIONS = 5;

/** What may stand beside the topics that are named: the topic that is made, and the one that is imported. */
const OWN_ACTIONS = 2;

export const actionsFew: Rule = {
  code: 'NOTIFICATION_TOPICS_MANY',
  area: 'observability',
  law: 'an alarm rings at few topics',
  why: 'CloudWatch takes five actions for each state of an alarm',
  severity: ALWAYS_ERROR,
  check: (subject) => (watchedByAws(subject) ? Object.values(AlertSeverity) : []).flatMap((severity) => {
    const topics = routesIn(subject).filter(({ route }) => route.severity === severity && route.to === NotificationKind.TOPIC);
    const limit = MOST_ACTIONS - OWN_ACTIONS;
    if (topics.length <= limit) return [];
    return [{
      path: topics[limit].path,
      message: `alerts of the severity ${severity} would ring at ${topics.length} topics, at most ${limit} are possible`,
      remedy: 'let one topic forward to the others',
      value: String(topics.length),
      limit: String(limit),
    }];
  }),
};

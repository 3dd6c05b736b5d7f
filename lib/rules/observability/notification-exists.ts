import { Severity } from '../../finding/severity';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { routesIn, watchedByAws, watchedByCluster } from './routes';

export const notificationExists: Rule = {
  code: 'NOTIFICATION_NOT_THERE',
  area: 'observability',
  law: 'every platform of the deployment has the ways that alerts are told by',
  why: "a cluster's Alertmanager calls neither functions nor topics of AWS",
  severity: ALWAYS_ERROR,
  check: (subject) => (watchedByCluster(subject) ? routesIn(subject) : []).flatMap(({ route: { to }, facts: { pods, words }, path }) => {
    if (pods !== undefined) return [];
    const elsewhere = watchedByAws(subject);
    return [{
      path: `${path}.to`,
      message: `${words} hears nothing of pods${elsewhere ? ', only of what stands on AWS' : ''}`,
      remedy: 'tell a webhook, PagerDuty, Opsgenie, Slack, Teams or a mail address of the same severity',
      value: to,
      ...(elsewhere && { severity: Severity.WARNING }),
    }];
  }),
};

import { Exposure, Platform, Profile } from '../../../lib/deployment/enums';
import { AlertSeverity, NotificationKind, type NotificationProps } from '../../../lib/deployment/notification-props';
import { Severity } from '../../../lib/finding/severity';
import type { Subject } from '../../../lib/rules/rule';
import type { Changes } from '../../support/subject';
import type { RuleCases } from './cases';

const { PAGE, TICKET, INFO } = AlertSeverity;
const { EMAIL, SLACK, TEAMS, PAGERDUTY, LAMBDA, TOPIC } = NotificationKind;
const { EC2, ECS, EKS, KUBERNETES } = Platform;

const TOPIC_ARN = 'arn:aws:sns:us-east-1:111122223333:llm';
const FUNCTION_ARN = 'arn:aws:lambda:us-east-1:111122223333:function:llm';

const MAIL: NotificationProps = { severity: PAGE, to: EMAIL, address: 'llm@example.com' };
const ON_SLACK: NotificationProps = { severity: TICKET, to: SLACK, workspace: 'T0123', channel: 'C0123' };

/** Routes on some platforms, under prod. */
const told = (notifications: NotificationProps[], platforms: Platform[] = [EC2], more: Changes<Subject> = {}): Changes<Subject> =>
  ({ ...more, deployment: { profile: Profile.PROD, platforms, ...more.deployment }, service: { observability: { notifications }, ...more.service } });

const quiet = (severities: AlertSeverity[]): Changes<Subject> =>
  ({ deployment: { profile: Profile.PROD }, service: { observability: { quietHours: [{ days: ['sat', 'sun'], from: '20:00', to: '08:00', timeZone: 'UTC', severities }] } } });

const topics = (count: number): NotificationProps[] => Array.from({ length: count }, (_, index) => ({ severity: PAGE, to: TOPIC, arn: `${TOPIC_ARN}-${index}` }));

const without = (withoutAlerts: string[]): Changes<Subject> => ({ deployment: { profile: Profile.PROD }, service: { observability: { withoutAlerts } } });

const budget = (budgetUsdPerMonth: number): Changes<Subject> => ({ plan: { cost: { usdPerMonth: 1636.4 } }, service: { observability: { alerts: { budgetUsdPerMonth } } } });

export const observabilityCases: RuleCases = {
  PAGE_SWITCHED_OFF: {
    fires: [{ when: 'two pages are not wanted', given: without(['NO_HEALTHY_REPLICA', 'KV_CACHE_FULL', 'REQUESTS_FAIL']), says: /NO_HEALTHY_REPLICA, REQUESTS_FAIL would tell that callers are hurt, and are switched off/, at: 'observability.withoutAlerts' }],
    silent: [{ when: 'a ticket is not wanted', given: without(['KV_CACHE_FULL']) }],
  },
  BUDGET_BELOW_COST: {
    fires: [{ when: 'the machines cost more', given: budget(100), says: /the budget is \$100 a month, and the machines that are always there cost \$1636/, at: 'observability.alerts.budgetUsdPerMonth' }],
    silent: [{ when: 'it holds them', given: budget(2000) }, { when: 'their price is not known', given: { ...budget(1), plan: { cost: { usdPerMonth: undefined } } } }],
  },
  NOTIFICATION_INCOMPLETE: {
    fires: [
      { when: 'a mail has no address', given: told([{ severity: PAGE, to: EMAIL }]), says: /mail says no address/, at: 'observability.notifications.0' },
      { when: 'a cluster has no webhook of the channel', given: told([ON_SLACK], [EC2, KUBERNETES]), says: /Slack says no secret/, at: 'observability.notifications.0' },
      { when: 'AWS does not know the team', given: told([MAIL, { severity: PAGE, to: TEAMS, secret: 'teams' }]), says: /Teams says no tenant, team, channel/, at: 'observability.notifications.1' },
    ],
    silent: [
      { when: 'a mail has one', given: told([MAIL]) },
      { when: 'both worlds know their way', given: told([{ ...ON_SLACK, secret: 'slack' }], [ECS, KUBERNETES]) },
      { when: 'a cluster has the webhook', given: told([{ severity: PAGE, to: TEAMS, secret: 'teams' }], [EKS]) },
    ],
  },
  NOTIFICATION_FIELD_UNUSED: {
    fires: [{ when: 'a mail has a channel', given: told([{ ...MAIL, channel: 'C0123' }]), says: /channel has no effect on a notification of severity page by mail/, at: 'observability.notifications.0.channel' }],
    silent: [{ when: 'each field is used', given: told([MAIL, ON_SLACK, { severity: INFO, to: TOPIC, arn: TOPIC_ARN }]) }],
  },
  NOTIFICATION_NOT_THERE: {
    fires: [
      { when: 'a cluster should call a function', given: told([{ severity: PAGE, to: LAMBDA, arn: FUNCTION_ARN }], [KUBERNETES]), says: /a function hears nothing of pods$/, at: 'observability.notifications.0.to' },
      { when: 'another platform can', given: told([{ severity: PAGE, to: TOPIC, arn: TOPIC_ARN }], [EC2, KUBERNETES]), says: /only of what stands on AWS/, at: 'observability.notifications.0.to', severity: Severity.WARNING },
    ],
    silent: [{ when: 'AWS calls it', given: told([{ severity: PAGE, to: LAMBDA, arn: FUNCTION_ARN }]) }, { when: 'a cluster tells PagerDuty', given: told([{ severity: PAGE, to: PAGERDUTY, secret: 'key' }], [KUBERNETES]) }],
  },
  PAGE_NOT_HEARD: {
    fires: [
      { when: 'nobody is named', given: told([]), says: /nobody is named who hears them/, at: 'observability.notifications' },
      { when: 'only tickets are told', given: told([ON_SLACK]), says: /severity page/, at: 'observability.notifications' },
    ],
    silent: [
      { when: 'somebody is', given: told([MAIL]) },
      { when: 'a topic of an on-call team is imported', given: told([], [EC2], { deployment: { aws: { region: 'us-east-1', imports: { topic: TOPIC_ARN } } } }) },
      { when: 'the cluster tells whom it knows', given: told([], [KUBERNETES]) },
    ],
  },
  PAGE_MUTED: {
    fires: [{ when: 'pages wait at night', given: quiet([PAGE, INFO]), says: /from 20:00 to 08:00 \(UTC\) on sat, sun/, at: 'observability.quietHours.0.severities' }],
    silent: [{ when: 'only tickets do', given: quiet([TICKET, INFO]) }, { when: 'no hours are quiet', given: told([MAIL]) }],
  },
  CHANNEL_TAKEN: {
    fires: [{ when: 'two stacks tell one channel', given: told([ON_SLACK], [EC2, ECS]), says: /ec2 and ecs would each tell the same channel of Slack/, at: 'observability.notifications.0' }],
    silent: [{ when: 'one stack does', given: told([ON_SLACK], [EC2, KUBERNETES]) }, { when: 'two stacks send mails', given: told([MAIL], [EC2, ECS]) }],
  },
  NOTIFICATION_ARN_ELSEWHERE: {
    fires: [
      { when: 'a topic stands in another region', given: told([{ severity: PAGE, to: TOPIC, arn: TOPIC_ARN.replace('us-east-1', 'eu-west-1') }]), says: /a topic in eu-west-1 hears no alarm of us-east-1/, at: 'observability.notifications.0.arn' },
      { when: 'a function is named as a topic', given: told([{ severity: PAGE, to: TOPIC, arn: FUNCTION_ARN }]), says: /an ARN of lambda is not that of a topic/, at: 'observability.notifications.0.arn' },
    ],
    silent: [{ when: 'both stand near', given: told([{ severity: PAGE, to: TOPIC, arn: TOPIC_ARN }, { severity: PAGE, to: LAMBDA, arn: FUNCTION_ARN }]) }, { when: 'the ARN is known at deployment', given: told([{ severity: PAGE, to: TOPIC, arn: '${Token[TOKEN.1]}' }]) }],
  },
  NOTIFICATION_TOPICS_MANY: {
    fires: [{ when: 'four topics hear pages', given: told(topics(4)), says: /page would ring at 4 topics, at most 3/, at: 'observability.notifications.3' }],
    silent: [{ when: 'three do', given: told(topics(3)) }, { when: 'a cluster tells them', given: told(topics(4), [KUBERNETES], { service: { access: { exposure: Exposure.NONE } } }) }],
  },
};

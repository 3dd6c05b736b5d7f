import { observabilityOf, type Observability } from '../../lib/deployment/observability';
import { AlertSeverity, NotificationKind, type NotificationProps } from '../../lib/deployment/notification-props';

const { PAGE, TICKET, INFO } = AlertSeverity;
const TEAMS = { tenant: '0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f', team: '1a1b2c3d-0000-4000-8000-0a1b2c3d4e5f', channel: '19%3ab6ef35dc%40thread.tacv2' };

/** Every way that somebody is told. */
export const ROUTES: NotificationProps[] = [
  { severity: PAGE, to: NotificationKind.PAGERDUTY, secret: 'oncall/pagerduty' },
  { severity: PAGE, to: NotificationKind.SLACK, workspace: 'T0123', channel: 'C0123' },
  { severity: PAGE, to: NotificationKind.LAMBDA, arn: 'arn:aws:lambda:us-east-1:111122223333:function:page' },
  { severity: TICKET, to: NotificationKind.EMAIL, address: 'llm@example.com' },
  { severity: TICKET, to: NotificationKind.SLACK, workspace: 'T0123', channel: 'C0123' },
  { severity: TICKET, to: NotificationKind.TEAMS, ...TEAMS },
  { severity: INFO, to: NotificationKind.TOPIC, arn: 'arn:aws:sns:us-east-1:111122223333:notes' },
];

/** What is watched of a service, by default, and who is told. */
export const givenObservability = (changes: Partial<Observability> = {}): Observability => ({ ...observabilityOf({}), ...changes });

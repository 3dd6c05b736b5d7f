import { kubernetesNotes } from '../../../constructs/k8s/notes';
import { AlertSeverity, NotificationKind, type NotificationProps, type QuietHoursProps } from '../../../lib/deployment/notification-props';
import { givenDecided, manifestsOf, only, type DecidedChanges } from './decided';

const { PAGE, TICKET } = AlertSeverity;

const notifications: NotificationProps[] = [
  { severity: PAGE, to: NotificationKind.PAGERDUTY, secret: 'on-call' },
  { severity: PAGE, to: NotificationKind.SLACK, secret: 'slack' },
  { severity: PAGE, to: NotificationKind.OPSGENIE, secret: 'ops' },
  { severity: TICKET, to: NotificationKind.EMAIL, address: 'llm@example.com' },
  { severity: TICKET, to: NotificationKind.EMAIL, address: 'ops@example.com' },
  { severity: TICKET, to: NotificationKind.TEAMS, secret: 'teams' },
  { severity: TICKET, to: NotificationKind.WEBHOOK, secret: 'hook' },
];

const quietHours: QuietHoursProps[] = [{ days: ['sat'], from: '10:00', to: '12:00', timeZone: 'UTC', severities: [TICKET] }];

const routes = (changes: DecidedChanges): any => only(manifestsOf(givenDecided({ kubernetes: { monitoring: { labels: { release: 'kps' } } }, ...changes })), 'AlertmanagerConfig');

test('alerts of the service go where their severity is heard', () => {
  const { metadata, spec: { route, receivers, muteTimeIntervals } } = routes({ notifications, quietHours });
  expect(metadata).toMatchObject({ name: 'chat-routes', namespace: 'serving', labels: { release: 'kps' } });
  expect(route).toEqual({
    receiver: 'nobody', groupBy: ['alertname'], matchers: [{ name: 'llm_service', value: 'chat', matchType: '=' }],
    routes: [
      { receiver: 'page', matchers: [{ name: 'severity', value: 'page', matchType: '=' }], repeatInterval: '4h' },
      { receiver: 'ticket', matchers: [{ name: 'severity', value: 'ticket', matchType: '=' }], repeatInterval: '24h', muteTimeIntervals: ['quiet-1'] },
    ],
  });
  expect(receivers).toEqual([
    { name: 'nobody' },
    {
      name: 'page',
      pagerdutyConfigs: [expect.objectContaining({ routingKey: { name: 'on-call', key: 'key' } })],
      slackConfigs: [expect.objectContaining({ apiURL: { name: 'slack', key: 'url' } })],
      opsgenieConfigs: [expect.objectContaining({ apiKey: { name: 'ops', key: 'key' } })],
    },
    {
      name: 'ticket',
      emailConfigs: [{ to: 'llm@example.com', sendResolved: true }, { to: 'ops@example.com', sendResolved: true }],
      msteamsv2Configs: [expect.objectContaining({ webhookURL: { name: 'teams', key: 'url' } })],
      webhookConfigs: [{ urlSecret: { name: 'hook', key: 'url' }, sendResolved: true }],
    },
  ]);
  expect(muteTimeIntervals).toEqual([{ name: 'quiet-1', timeIntervals: [{ weekdays: ['saturday'], times: [{ startTime: '10:00', endTime: '12:00' }] }] }]);
});

test.each<[string, DecidedChanges]>([
  ['nobody is named', {}],
  ['only a topic of AWS is', { notifications: [{ severity: PAGE, to: NotificationKind.TOPIC, arn: 'arn:aws:sns:us-east-1:111122223333:pages' }] }],
  ['there is no operator', { notifications, kubernetes: { monitoring: { operator: false } } }],
])('no routes are made where %s', (_, changes) => {
  expect(manifestsOf(givenDecided(changes)).map(({ kind }) => kind)).not.toContain('AlertmanagerConfig');
});

test('quiet hours that a cluster cannot keep are told to the reviewer', () => {
  const elsewhere = [{ ...quietHours[0], timeZone: 'Europe/Berlin' }];
  expect(kubernetesNotes(givenDecided({ quietHours: elsewhere }))).toContainEqual({ subject: 'quiet hours', reason: expect.stringContaining('10:00 to 12:00 Europe/Berlin is not quiet') });
  expect(kubernetesNotes(givenDecided({ quietHours })).map(({ subject }) => subject)).not.toContain('quiet hours');
  expect(routes({ notifications, quietHours: elsewhere }).spec).not.toHaveProperty('muteTimeIntervals');
});

import { Platform } from '../../../lib/deployment/enums';
import { AlertSeverity, NotificationKind } from '../../../lib/deployment/notification-props';
import { handSteps } from '../../../lib/notifications/hand-steps';

const said = (platform: Platform, ...kinds: NotificationKind[]) => handSteps(kinds.map((to) => ({ severity: AlertSeverity.PAGE, to })), platform).map(({ reason }) => reason).join('; ');

test.each([
  [Platform.EC2, NotificationKind.EMAIL, /confirms a mail of Amazon SNS/],
  [Platform.ECS, NotificationKind.SLACK, /lets Amazon Q Developer in chat applications into the workspace/],
  [Platform.EC2, NotificationKind.PAGERDUTY, /must be there before the stack is deployed/],
  [Platform.EC2, NotificationKind.TOPIC, /must let cloudwatch.amazonaws.com publish/],
  [Platform.KUBERNETES, NotificationKind.EMAIL, /mail server of the cluster's Alertmanager/],
  [Platform.EKS, NotificationKind.TEAMS, /the address under `url`/],
  [Platform.KUBERNETES, NotificationKind.OPSGENIE, /the key under `key`/],
])('on %s, %s needs a person first', (platform, kind, words) => {
  expect(said(platform, kind)).toMatch(words);
});

test('what nobody must do is not told, and nothing twice', () => {
  expect(said(Platform.EC2, NotificationKind.LAMBDA)).toBe('');
  expect(handSteps([{ severity: AlertSeverity.PAGE, to: NotificationKind.EMAIL }, { severity: AlertSeverity.INFO, to: NotificationKind.EMAIL }], Platform.EC2)).toHaveLength(1);
});

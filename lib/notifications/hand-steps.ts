import type { AlertNote } from '../alerts/alert-notes';
import type { Platform } from '../deployment/enums';
import type { NotificationProps } from '../deployment/notification-props';
import { platformFacts } from '../platform/platforms';
import { NOTIFICATION_KINDS } from './kinds';

/** What a person must have done before anybody is told: nothing that is rendered can do it. */
export function handSteps(notifications: readonly NotificationProps[], platform: Platform): AlertNote[] {
  const { pods } = platformFacts(platform);
  const steps = notifications.map(({ to }) => NOTIFICATION_KINDS[to].byHand[pods ? 'pods' : 'aws']).filter((step) => step !== undefined);
  return [...new Set(steps)].map((reason) => ({ subject: 'who is told', reason }));
}

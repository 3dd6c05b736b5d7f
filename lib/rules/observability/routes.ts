import type { NotificationProps } from '../../deployment/notification-props';
import { NOTIFICATION_KINDS, type NotificationFacts } from '../../notifications/kinds';
import { platformsWhere } from '../../platform/platforms';
import type { Subject } from '../rule';

/** A route, and where it stands. */
export interface Route {
  readonly route: NotificationProps;
  readonly facts: NotificationFacts;
  readonly path: string;
}

/** Who is told of alerts. */
export function routesIn({ service }: Pick<Subject, 'service'>): Route[] {
  return service.observability.notifications.map((route, index) => ({ route, facts: NOTIFICATION_KINDS[route.to], path: `observability.notifications.${index}` }));
}

/** True when CloudWatch watches over replicas. */
export const watchedByAws = ({ deployment }: Pick<Subject, 'deployment'>): boolean => platformsWhere(deployment.platforms, ({ onAws, pods }) => onAws && !pods).length > 0;

/** True when the Prometheus of a cluster watches over replicas. */
export const watchedByCluster = ({ deployment }: Pick<Subject, 'deployment'>): boolean => platformsWhere(deployment.platforms, ({ pods }) => pods).length > 0;

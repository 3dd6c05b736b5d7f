import { Construct } from 'constructs';
import { watchOf } from '../../../lib/alerts/watch';
import { Platform } from '../../../lib/deployment/enums';
import { NOTIFICATION_KINDS } from '../../../lib/notifications/kinds';
import { scaledName } from '../../../lib/scaling/scaled-name';
import type { ServingInput } from '../serving-input';
import { Budget } from './budget';
import { Notifications } from './notifications';

/** What is watched of a service whose replicas are pods. */
export interface ClusterMonitoringProps {
  /** What was decided for the service. */
  readonly input: ServingInput;

  /**
   * ARN of the key of topics.
   *
   * @default - one is made where a topic is
   */
  readonly keyArn?: string;

  /**
   * Beginning of the names of roles.
   *
   * @default - CloudFormation chooses names
   */
  readonly roleName?: string;
}

/** What AWS watches of pods: what they cost. Everything else is seen by the Prometheus of their cluster, and told by its Alertmanager. */
export class ClusterMonitoring extends Construct {
  public constructor(scope: Construct, id: string, { input, keyArn, roleName }: ClusterMonitoringProps) {
    super(scope, id);

    const { deployment, service } = input;
    const { budgets } = watchOf(input, Platform.EKS);
    if (budgets.length === 0) return;
    // a secret of such a deployment is one of the cluster, and AWS cannot read it
    const routes = service.observability.notifications.filter((route) => {
      const { aws } = NOTIFICATION_KINDS[route.to];
      return budgets.some(({ alert }) => alert.severity === route.severity) && !aws.includes('secret') && aws.every((field) => route[field] !== undefined);
    });
    const told = new Notifications(this, 'Notifications', {
      routes, roleName, keyArn,
      name: scaledName(Platform.EKS, deployment, service), always: deployment.aws?.imports?.topic, permissionsBoundary: deployment.aws?.permissionsBoundary,
    });
    budgets.forEach((decided) => new Budget(this, decided.alert.code, { decided, topicArns: told.actionsOf(decided.alert.severity) }));
  }
}

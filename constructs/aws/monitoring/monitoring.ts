import type { CfnResource } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { watchOf } from '../../../lib/alerts/watch';
import type { Platform } from '../../../lib/deployment/enums';
import type { Ground } from '../private/ground';
import type { ServingInput } from '../serving-input';
import { Alarms } from './alarms';
import { Budget } from './budget';
import { Dashboard } from './dashboard';
import { EventRules } from './event-rules';
import { MetricRules } from './metric-rules';
import type { IMetricStore } from './metric-store';
import { Notifications } from './notifications';
import { Objective } from './objective';
import type { Places } from './places';
import { ServiceAlarms } from './service-alarms';

/** What is watched, and who hears of it. */
export interface MonitoringProps {
  /** What was decided for the service. */
  readonly input: ServingInput;

  /** The platform that it stands on. */
  readonly platform: Platform;

  /** Resources that metrics are named after. */
  readonly places: Places;

  /** What it stands on. */
  readonly ground: Ground;

  /** Stands once the service serves. */
  readonly after: CfnResource;

  /**
   * Where histograms go.
   *
   * @default - no rule is judged over them
   */
  readonly store?: IMetricStore;
}

/** Everything that watches over one service. */
export class Monitoring extends Construct {
  public constructor(scope: Construct, id: string, { input, platform, places, ground, after, store }: MonitoringProps) {
    super(scope, id);

    const { observability: { dashboards, notifications, quietHours } } = input.service;
    const watch = watchOf(input, platform);
    const roleName = ground.physicalName('-');
    const told = new Notifications(this, 'Notifications', {
      routes: notifications, name: watch.name, always: ground.importedTopicArn, otherwise: ground.alarmTopicArn(), keyArn: ground.keyArn,
      permissionsBoundary: ground.aws.permissionsBoundary, roleName,
    });
    const { ringing } = new Alarms(this, 'Alarms', { watch, places, after });
    new ServiceAlarms(this, 'Service', { name: watch.name, alerts: ringing, quietHours, actionsOf: (severity) => told.actionsOf(severity) });
    if (dashboards) new Dashboard(this, 'Dashboard', { input, watch, places, alarmNames: ringing.map(({ alarmName }) => alarmName), name: roleName });
    if (!ground.dev) new Objective(this, 'Objective', { watch, places, percent: input.service.workload.slo.availabilityPercent });
    const topicArn = ground.alarmTopicArn();
    if (topicArn !== undefined) new EventRules(this, 'Events', { decided: watch.events, topicArn });
    watch.budgets.forEach((decided) => new Budget(this, decided.alert.code, { decided, topicArns: told.actionsOf(decided.alert.severity) }));
    if (store) {
      store.tell?.((severity) => told.actionsOf(severity));
      new MetricRules(this, 'Rules', { watch, store });
    }
  }
}

import { Fn } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { QuietHours } from '../../../lib/deployment/observability';
import { AlertSeverity } from '../../../lib/deployment/notification-props';
import { muteSchedule } from '../../../lib/notifications/quiet-hours';
import type { RingingAlert } from './alarms';

/** What rings, where, and when it is silent. */
export interface ServiceAlarmsProps {
  /** Name of the service, as its metrics carry it. */
  readonly name: string;

  /** Its alarms. */
  readonly alerts: readonly RingingAlert[];

  /** When nobody is told. */
  readonly quietHours: readonly QuietHours[];

  /** ARNs of topics for a severity. */
  readonly actionsOf: (severity: AlertSeverity) => string[];
}

/** By severity: id, and what is the matter. */
const COMPOSITES: { readonly [severity in AlertSeverity]: { readonly id: string; readonly says: string } } = {
  [AlertSeverity.PAGE]: { id: 'Hurting', says: 'callers are hurt, or will be within the hour' },
  [AlertSeverity.TICKET]: { id: 'NeedsWork', says: 'something must be mended within days' },
  [AlertSeverity.INFO]: { id: 'Noted', says: 'something is good to know' },
};

/** The alarms that people hear: one for each severity, over all alarms of the service. They alone notify, so that one outage is one page. */
export class ServiceAlarms extends Construct {
  public constructor(scope: Construct, id: string, { name, alerts, quietHours, actionsOf }: ServiceAlarmsProps) {
    super(scope, id);

    const composites = new Map(Object.values(AlertSeverity).flatMap((severity) => {
      const children = alerts.filter((alert) => alert.severity === severity);
      const actions = actionsOf(severity);
      const { id: compositeId, says } = COMPOSITES[severity];
      // nobody looks at what is only good to know, unless somebody is told
      if (children.length === 0 || (severity === AlertSeverity.INFO && actions.length === 0)) return [];
      return [[severity, new cloudwatch.CfnCompositeAlarm(this, compositeId, {
        alarmDescription: `${name}: ${says}; its alarms: ${children.map(({ code }) => code).join(', ')}`,
        alarmRule: Fn.join(' OR ', children.map(({ alarmName }) => Fn.join('', ['ALARM("', alarmName, '")']))),
        ...(actions.length > 0 && { alarmActions: actions, okActions: actions }),
      })]];
    }));
    quietHours.forEach((hours, index) => {
      const alarmNames = hours.severities.flatMap((severity) => composites.get(severity)?.ref ?? []);
      if (alarmNames.length === 0) return;
      new cloudwatch.CfnAlarmMuteRule(this, `Quiet${index}`, {
        description: `${name}: nobody is told of ${hours.severities.join(', ')}`,
        rule: { schedule: muteSchedule(hours) },
        muteTargets: { alarmNames },
      });
    });
  }
}

import type { ScalingSchedule } from '../scaling/scaling-plan';
import type { HistogramStore } from './enums';
import { alertFiguresOf, type AlertFigures } from './alert-figures';
import { loggingOf, type Logging } from './logging';
import { AlertSeverity, type NotificationProps } from './notification-props';
import type { ObservabilityProps } from './observability-props';
import type { TracesProps } from './traces-props';

/** A stretch of the week in which nobody is told. */
export interface QuietHours extends Omit<ScalingSchedule, 'min'> {
  readonly severities: AlertSeverity[];
}

/** What is watched, resolved. */
export interface Observability {
  /** Codes. */
  readonly withoutAlerts: string[];
  readonly logging: Logging;
  readonly dashboards: boolean;
  readonly alerts: AlertFigures;
  readonly notifications: NotificationProps[];
  readonly quietHours: QuietHours[];
  /** @default - by the profile */
  readonly histograms?: HistogramStore;
  /** @default - none */
  readonly otlpEndpoint?: string;
  /** @default - none are sent */
  readonly traces?: TracesProps;
}

/** Quiet hours where the description says no more than when they begin and end: no page is hidden. */
const QUIET = { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], timeZone: 'UTC', severities: [AlertSeverity.TICKET, AlertSeverity.INFO] };

/** What is watched, with every default resolved; whether logs are archived when nobody says, depends on the deployment. */
export function observabilityOf({ withoutAlerts = [], logging = {}, dashboards = true, notifications = [], quietHours = [], alerts, histograms, otlpEndpoint, traces }: ObservabilityProps, archived = false): Observability {
  return {
    withoutAlerts,
    logging: loggingOf(logging, archived),
    dashboards,
    alerts: alertFiguresOf(alerts),
    notifications,
    quietHours: quietHours.map((stretch) => ({ ...QUIET, ...stretch })),
    ...(histograms !== undefined && { histograms }),
    ...(otlpEndpoint !== undefined && { otlpEndpoint }),
    ...(traces !== undefined && { traces }),
  };
}

import type { LoggingProps } from './logging-props';
import type { AlertsProps } from './alerts-props';
import type { NotificationProps, QuietHoursProps } from './notification-props';
import type { HistogramStore } from './enums';
import type { TracesProps } from './traces-props';

/** What is watched of a service, and who hears of it. Everything is watched unless told otherwise. */
export interface ObservabilityProps {
  /**
   * Codes of alerts that are not wanted, such as `KV_CACHE_FULL`.
   *
   * @default []
   */
  readonly withoutAlerts?: string[];

  /**
   * Which lines are kept of what programs print, and where.
   *
   * @default - by the defaults of its fields
   */
  readonly logging?: LoggingProps;

  /**
   * Who is told of alerts, by severity.
   *
   * @default - on AWS the topic of the machines, or `aws.imports.topic`; on Kubernetes whomever the cluster's Alertmanager tells by itself
   */
  readonly notifications?: NotificationProps[];

  /**
   * When nobody is told.
   *
   * @default []
   */
  readonly quietHours?: QuietHoursProps[];

  /**
   * Whether a dashboard is made. CloudWatch takes 3 USD a month for each beyond the free ones of an account (a secondary source of 2026-06-13); a ConfigMap is free.
   *
   * @default true
   */
  readonly dashboards?: boolean;

  /**
   * Figures of alerts that no plan can know.
   *
   * @default - as each alert says
   */
  readonly alerts?: AlertsProps;

  /**
   * Where histograms such as the time to the first token go from EC2 and Amazon ECS.
   *
   * @default - `amp`, except under `dev`: `none`
   */
  readonly histograms?: HistogramStore;

  /**
   * Address of a store that takes metrics by OTLP over HTTP, such as `https://otlp.acme.com:4318`. It lets the service in by its network: nothing secret is sent.
   *
   * @default - none
   */
  readonly otlpEndpoint?: string;

  /**
   * Where spans of requests go: ids, counts and times, never words.
   *
   * @default - none are sent
   */
  readonly traces?: TracesProps;
}

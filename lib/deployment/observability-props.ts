import type { LoggingProps } from './logging-props';

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
}

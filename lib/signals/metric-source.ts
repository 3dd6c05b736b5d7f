/** Who of a replica shows a metric: each has a metrics path of its own on the admin port of a replica. */
export enum MetricSource {
  /** The inference server. */
  ENGINE = 'engine',
  /** The proxy in front of it. */
  GUARD = 'guard',
}

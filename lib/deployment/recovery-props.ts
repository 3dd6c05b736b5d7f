/** A request for one token, from outside and now and then. */
export interface DeepCheckProps {
  /**
   * How often: `5m`, `10m`, `15m`, `20m`, `30m`, `1h`, `2h`, `3h`, `4h`, `6h` or `12h`.
   *
   * @default '15m'
   */
  readonly every?: string;

  /**
   * Whether CloudWatch Synthetics asks on AWS; each run costs money.
   *
   * @default false
   */
  readonly canary?: boolean;
}

/** Which of two places that share a host name callers are led to. */
export enum FailoverRole {
  /** While it is well. */
  PRIMARY = 'primary',
  /** While the other is not. */
  SECONDARY = 'secondary',
}

/** How lost parts come back, beyond what always holds. */
export interface RecoveryProps {
  /**
   * A request for one token, from outside and now and then.
   *
   * @default - every 15 minutes on Kubernetes, never on AWS
   */
  readonly deepCheck?: DeepCheckProps;

  /**
   * Which of two places this one is, where another environment or region serves the same host name.
   *
   * @default - there is no other place
   */
  readonly failover?: FailoverRole;

  /**
   * Whether file systems that are made here are backed up each day.
   *
   * @default false
   */
  readonly backup?: boolean;
}

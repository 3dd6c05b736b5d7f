/** How loud an alert is. */
export enum AlertSeverity {
  /** Callers are hurt, or will be within the hour: somebody is woken. */
  PAGE = 'page',
  /** It must be mended within days. */
  TICKET = 'ticket',
  /** Good to know. */
  INFO = 'info',
}

/** By what somebody is told. */
export enum NotificationKind {
  /** A mail, after its reader has confirmed the address. */
  EMAIL = 'email',
  /** A channel of Slack. */
  SLACK = 'slack',
  /** A channel of Microsoft Teams. */
  TEAMS = 'teams',
  /** A service of PagerDuty. */
  PAGERDUTY = 'pagerduty',
  /** An integration of Opsgenie. */
  OPSGENIE = 'opsgenie',
  /** Any program that takes a POST over HTTPS. */
  WEBHOOK = 'webhook',
  /** A function of AWS Lambda. */
  LAMBDA = 'lambda',
  /** A topic of Amazon SNS that stands already. */
  TOPIC = 'topic',
}

/** Who is told of the alerts of one severity. */
export interface NotificationProps {
  /** `page`, `ticket` or `info`: the alerts that are told this way. */
  readonly severity: AlertSeverity;

  /** By what. */
  readonly to: NotificationKind;

  /**
   * Mail address, with `email`.
   *
   * @default - none
   */
  readonly address?: string;

  /**
   * Id of the Slack workspace, such as `T0123ABCD`: on AWS, where Amazon Q Developer must have been let in by hand.
   *
   * @default - none
   */
  readonly workspace?: string;

  /**
   * Id of the channel, on AWS: `C0123ABCD` of Slack, `19%3A…%40thread.tacv2` of Teams, as its link spells it. On Kubernetes a webhook knows its channel.
   *
   * @default - none
   */
  readonly channel?: string;

  /**
   * Id of the team that the Teams channel belongs to, on AWS.
   *
   * @default - none
   */
  readonly team?: string;

  /**
   * Id of the Microsoft tenant, on AWS.
   *
   * @default - none
   */
  readonly tenant?: string;

  /**
   * Name of the secret that holds what must not be written out. On AWS a text secret of Secrets Manager, which is the HTTPS address that PagerDuty, Opsgenie or the
   * webhook gave for Amazon CloudWatch or SNS. On Kubernetes a Secret of the namespace: under `url` the address of the webhook of Slack, Teams or another program,
   * under `key` the key of PagerDuty or Opsgenie. Opaque.
   *
   * @default - none
   */
  readonly secret?: string;

  /**
   * ARN of the function or topic, with `lambda` and `topic`. Opaque.
   *
   * @default - none
   */
  readonly arn?: string;
}

/** A stretch of the week in which nobody is told; alerts go on being computed. */
export interface QuietHoursProps {
  /**
   * Days on which it begins: `mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`.
   *
   * @default - every day
   */
  readonly days?: string[];

  /** Time of day at which it begins, `HH:MM`. */
  readonly from: string;

  /** Time of day at which it ends, `HH:MM`; when it is not later than `from`, on the next day. */
  readonly to: string;

  /**
   * Time zone by its IANA name, such as `Europe/Berlin`.
   *
   * @default 'UTC'
   */
  readonly timeZone?: string;

  /**
   * Severities that wait. A page is never held back unless it is named.
   *
   * @default [ticket, info]
   */
  readonly severities?: AlertSeverity[];
}

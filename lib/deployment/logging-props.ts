/** Where the records of pods go. */
export enum LogDestination {
  /** Grafana Loki. */
  LOKI = 'loki',
  /** OpenSearch. */
  OPENSEARCH = 'opensearch',
  /** CloudWatch Logs, in the region of `aws`. */
  CLOUDWATCH = 'cloudwatch',
  /** Nowhere of ours: whoever runs the cluster collects what pods print. */
  NONE = 'none',
}

/** Who collects what pods print. */
export enum LogCollector {
  /** A collector of ours on each machine, in a namespace of its own: it reads the files of our pods, and needs a namespace without restrictions. */
  DAEMON_SET = 'daemonset',
  /** A collector of the cluster, which is handed the configuration as a ConfigMap. */
  CLUSTER = 'cluster',
}

/** How long records outlive the log group, in a bucket that is asked with SQL. */
export interface LogArchiveProps {
  /**
   * Whether there is one.
   *
   * @default - except under `dev`, and where `aws.imports.logGroup` names a log group, whose owner archives it
   */
  readonly enabled?: boolean;

  /**
   * How many days records are kept there.
   *
   * @default 730
   */
  readonly days?: number;

  /**
   * Whether nobody, the owner of the account included, can delete a record before its days are over. It cannot be taken back.
   *
   * @default false
   */
  readonly objectLock?: boolean;
}

/** How what pods print is collected. */
export interface PodLogsProps {
  /**
   * Where it goes.
   *
   * @default 'none'
   */
  readonly destination?: LogDestination;

  /**
   * Address of the destination, such as `http://loki-gateway.monitoring:80`.
   *
   * @default - none: Loki and OpenSearch need one, CloudWatch has one by its region
   */
  readonly address?: string;

  /**
   * Who collects it.
   *
   * @default 'cluster'
   */
  readonly collector?: LogCollector;
}

/** Which lines are kept of what programs print, and where. Of each line only what is known to be free of prompts and answers is kept. */
export interface LoggingProps {
  /**
   * Whether lines are kept whole, with the prompts and answers that they may quote.
   *
   * @default false
   */
  readonly prompts?: boolean;

  /**
   * The archive behind the log group, on AWS.
   *
   * @default - by the defaults of its fields
   */
  readonly archive?: LogArchiveProps;

  /**
   * Whether reads of the bucket with the weights are recorded, by CloudTrail.
   *
   * @default false
   */
  readonly audit?: boolean;

  /**
   * What pods print.
   *
   * @default - it stays with whoever runs the cluster
   */
  readonly pods?: PodLogsProps;
}

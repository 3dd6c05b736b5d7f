/** A network that exists already. */
export interface VpcImportProps {
  /** Id of the VPC. */
  readonly id: string;

  /** Names of the availability zones of its subnets, in the same order as the subnets. Plan-time. */
  readonly zones: string[];

  /** Private subnets for the instances, one for each zone. */
  readonly privateSubnets: string[];

  /**
   * Public subnets for a public load balancer, one for each zone.
   *
   * @default - none: `public` exposure then has no place
   */
  readonly publicSubnets?: string[];

  /**
   * Address range, for security groups.
   *
   * @default - not known: internal load balancers then need `access.allowedCidrs`
   */
  readonly cidr?: string;
}

/** A hosted zone of Route 53 that exists already. */
export interface HostedZoneImportProps {
  /** Id of the zone. Opaque. */
  readonly id: string;

  /** Its domain, such as `example.com`. */
  readonly name: string;
}

/** A cluster that exists already. */
export interface ClusterImportProps {
  /** Its name. */
  readonly name: string;

  /**
   * Capacity provider of Amazon ECS that brings machines of the instance type.
   *
   * @default - those of the cluster's own default strategy
   */
  readonly capacityProvider?: string;

  /**
   * Security groups of the machines that Karpenter makes for Amazon EKS.
   *
   * @default - those with the tag `karpenter.sh/discovery: <name>`
   */
  readonly securityGroups?: string[];
}

/** An HTTPS listener of an Application Load Balancer that exists already. */
export interface ListenerImportProps {
  /** ARN of the listener. Opaque. */
  readonly arn: string;

  /** Id of the load balancer's security group, which the machines let in. Opaque. */
  readonly securityGroup: string;

  /** Place of the rule for `access.hostName` among those of the listener, 1 to 50000; no two rules may share one. */
  readonly priority: number;
}

/** AWS resources that exist already: referred to, never created twice. */
export interface AwsImportsProps {
  /**
   * The network.
   *
   * @default - one is made in zones that offer the instance type
   */
  readonly vpc?: VpcImportProps;

  /**
   * ARN of the customer-managed key for volumes and logs.
   *
   * @default - a key is made, except under `dev`, where AWS-managed encryption is used
   */
  readonly key?: string;

  /**
   * Bucket that receives the load balancer's access logs.
   *
   * @default - one is made
   */
  readonly accessLogBucket?: string;

  /**
   * ARN of the topic that hears about scaling events.
   *
   * @default - one is made
   */
  readonly topic?: string;

  /**
   * Id of the workspace of Amazon Managed Service for Prometheus that histograms go to, such as `ws-12345678-1234-1234-1234-123456789012`, in the same region. Who hears of its alerts is its owner's to say.
   *
   * @default - one is made where histograms go there
   */
  readonly prometheusWorkspace?: string;

  /**
   * Name of the log group.
   *
   * @default - one is made
   */
  readonly logGroup?: string;

  /**
   * The cluster.
   *
   * @default - one is made where the platform needs one
   */
  readonly cluster?: ClusterImportProps;

  /**
   * Listener that gets a rule for `access.hostName`.
   *
   * @default - a load balancer is made
   */
  readonly listener?: ListenerImportProps;

  /**
   * Hosted zone that gets a record of `access.hostName` for the load balancer.
   *
   * @default - no record is made
   */
  readonly hostedZone?: HostedZoneImportProps;
}

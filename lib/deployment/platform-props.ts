import type { EksProps } from './eks-props';
import type { PodScaler } from './enums';

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

/** How the deployment stands on AWS. */
export interface AwsProps {
  /** Region, such as `us-east-1`. Plan-time. */
  readonly region: string;

  /**
   * Account id, twelve digits.
   *
   * @default - the account that the stack is deployed with
   */
  readonly account?: string;

  /**
   * Tags of every resource.
   *
   * @default {}
   */
  readonly tags?: { [key: string]: string };

  /**
   * ARN of the permissions boundary of every role.
   *
   * @default - none
   */
  readonly permissionsBoundary?: string;

  /**
   * Prefix of every physical name that must be chosen.
   *
   * @default - CloudFormation chooses names
   */
  readonly namePrefix?: string;

  /**
   * How many days logs are kept.
   *
   * @default - 14 under `dev`, 365 otherwise
   */
  readonly logRetentionDays?: number;

  /**
   * What exists already.
   *
   * @default - everything is made
   */
  readonly imports?: AwsImportsProps;

  /**
   * How the deployment stands on Amazon EKS.
   *
   * @default - by the defaults of its fields
   */
  readonly eks?: EksProps;
}

/** A toleration as Kubernetes spells it. */
export interface TolerationProps {
  /** Taint key. */
  readonly key: string;

  /**
   * `Exists` or `Equal`.
   *
   * @default 'Exists'
   */
  readonly operator?: string;

  /**
   * Taint value, with `Equal`.
   *
   * @default - none
   */
  readonly value?: string;

  /**
   * `NoSchedule`, `PreferNoSchedule` or `NoExecute`.
   *
   * @default - every effect
   */
  readonly effect?: string;
}

/** Who scrapes metrics, and what labels select. */
export interface MonitoringProps {
  /**
   * Namespace of the scraper, allowed in by name.
   *
   * @default 'monitoring'
   */
  readonly namespace?: string;

  /**
   * Labels that the Prometheus operator selects monitors by.
   *
   * @default - no PodMonitor is rendered
   */
  readonly labels?: { [key: string]: string };

  /**
   * Address of the Prometheus server that an autoscaler asks, such as `http://prometheus-operated.monitoring:9090`.
   *
   * @default - none: an autoscaler that asks Prometheus itself has nobody to ask, and a finding says so
   */
  readonly prometheus?: string;
}

/** A gateway that exists already; an HTTPRoute (Gateway API v1) leads it to the service. */
export interface GatewayProps {
  /** Name of the Gateway. */
  readonly name: string;

  /** Its namespace, from which the pods let it in. */
  readonly namespace: string;

  /**
   * Name of the listener.
   *
   * @default - every listener that admits the route
   */
  readonly listener?: string;
}

/** How the deployment stands on Kubernetes. */
export interface KubernetesProps {
  /**
   * Minor version of the cluster, at least 1.29.
   *
   * @default '1.34'
   */
  readonly version?: string;

  /**
   * Namespace, which must exist.
   *
   * @default 'default'
   */
  readonly namespace?: string;

  /**
   * Labels a node must have. Whoever gives any decides alone where pods stand.
   *
   * @default - `node.kubernetes.io/instance-type` is `hardware.instanceType`, which the plan was made for
   */
  readonly nodeSelector?: { [key: string]: string };

  /**
   * Taints that pods tolerate, besides the accelerator's own.
   *
   * @default []
   */
  readonly tolerations?: TolerationProps[];

  /**
   * Names of the secrets that pull private images.
   *
   * @default []
   */
  readonly imagePullSecrets?: string[];

  /**
   * Name of a service account that exists. On Amazon EKS it is given a role by an association of Pod Identity, as one that is made here.
   *
   * @default - one is made, without a token of the API server
   */
  readonly serviceAccount?: string;

  /**
   * Who scrapes metrics.
   *
   * @default - a scraper in the namespace `monitoring` is allowed in, no PodMonitor is rendered
   */
  readonly monitoring?: MonitoringProps;

  /**
   * Who moves the number of replicas in a range: `keda`, or `hpa` with an adapter that serves recorded metrics to it.
   *
   * @default 'keda'
   */
  readonly autoscaler?: PodScaler;

  /**
   * Namespaces whose pods may call the service, besides the gateway's.
   *
   * @default - its own namespace
   */
  readonly clientNamespaces?: string[];

  /**
   * Name of the Kueue queue that admits the pods of a service together.
   *
   * @default - the scheduler places pods one by one, as nodes come
   */
  readonly queue?: string;

  /**
   * A gateway that exists, in front of the service.
   *
   * @default - none: callers use the Service inside the cluster
   */
  readonly gateway?: GatewayProps;
}

/** Where the company's certificate authorities lie. */
export interface CertificateAuthoritiesProps {
  /**
   * Name of the ConfigMap that pods read, with the authorities under the key `ca.crt`.
   *
   * @default - pods trust the authorities of their images
   */
  readonly configMap?: string;

  /**
   * Absolute path on the machine image.
   *
   * @default - machines trust the authorities of their image
   */
  readonly path?: string;
}

/** How this company's network and registries differ from the open internet. */
export interface SiteProps {
  /**
   * Registry that mirrors public images, such as `111122223333.dkr.ecr.us-east-1.amazonaws.com/mirror`.
   *
   * @default - images come from where they are published
   */
  readonly registryMirror?: string;

  /**
   * Digests by image reference as `sha256:<64 hex digits>`, for images that are not pinned otherwise.
   *
   * @default {}
   */
  readonly imageDigests?: { [image: string]: string };

  /**
   * Forward proxy, such as `http://proxy.corp:3128`.
   *
   * @default - none
   */
  readonly proxy?: string;

  /**
   * Hosts that bypass the proxy, besides metadata, identity, endpoints and cluster ranges.
   *
   * @default []
   */
  readonly noProxy?: string[];

  /**
   * The company's certificate authorities, where one platform is rendered: on Kubernetes the name of a ConfigMap with the key `ca.crt`,
   * on EC2 an absolute path on the machine image.
   *
   * @default - those of `certificateAuthorities`
   */
  readonly caBundle?: string;

  /**
   * The company's certificate authorities, told to each platform in its own way.
   *
   * @default - those of `caBundle`, else the system's
   */
  readonly certificateAuthorities?: CertificateAuthoritiesProps;

  /**
   * Whether machines reach the internet.
   *
   * @default true
   */
  readonly internet?: boolean;

  /**
   * Endpoint of a Hugging Face mirror.
   *
   * @default 'https://huggingface.co'
   */
  readonly hubEndpoint?: string;
}

import type { EksProps } from './eks-props';
import type { PodScaler } from './enums';
import type { AwsImportsProps } from './imports-props';

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
   * Labels that the Prometheus operator selects monitors and rules by.
   *
   * @default - none: only a Prometheus that selects every monitor and every rule of the namespace finds them
   */
  readonly labels?: { [key: string]: string };

  /**
   * Whether the cluster knows the objects of the Prometheus operator. Without it alert rules stand in a ConfigMap, and whoever scrapes is set up by hand.
   *
   * @default true
   */
  readonly operator?: boolean;

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
   * @default - a Prometheus operator in the namespace `monitoring`
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

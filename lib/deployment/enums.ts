/** Sets defaults and how strictly rules judge. */
export enum Profile {
  /** Try things out: one replica, warnings where production has errors. */
  DEV = 'dev',
  /** Serve users. */
  PROD = 'prod',
  /** Serve users under audit: pinned digests, verified weights, customer keys. */
  REGULATED = 'regulated',
}

/** How one replica spreads over machines. */
export enum Architecture {
  /** A replica fits one machine. */
  SINGLE_NODE = 'single-node',
  /** A replica spans machines. */
  DISTRIBUTED = 'distributed',
  /** Several services behind one address. */
  MICROSERVICE = 'microservice',
}

/** Where a deployment is rendered to. */
export enum Platform {
  /** EC2 instances in an Auto Scaling group. */
  EC2 = 'ec2',
  /** Amazon ECS. */
  ECS = 'ecs',
  /** Amazon EKS. */
  EKS = 'eks',
  /** SageMaker endpoints. */
  SAGEMAKER = 'sagemaker',
  /** Any conformant Kubernetes cluster. */
  KUBERNETES = 'kubernetes',
}

/** Where histograms go that replicas on EC2 and Amazon ECS show: CloudWatch takes none. In a cluster its own Prometheus reads them. */
export enum HistogramStore {
  /** Amazon Managed Service for Prometheus, which also judges the alerts that need them. */
  AMP = 'amp',
  /** A store of yours that speaks OpenTelemetry. */
  OTLP = 'otlp',
  /** Nowhere: alerts on latency are then missing, and the review says so. */
  NONE = 'none',
}

/** Who can reach the service. */
export enum Exposure {
  /** No load balancer: reachable from inside the network by the address of a machine or pod only. */
  NONE = 'none',
  /** A stable address inside the network. */
  INTERNAL = 'internal',
  /** A stable address on the internet; demands a certificate and API keys. */
  PUBLIC = 'public',
}

/** How weights get to the engine. */
export enum WeightsLoad {
  /** Copied and verified before the engine starts, which then loads the copy. */
  LOCAL = 'local',
  /** Read by the engine itself, straight from the bucket into device memory. */
  STREAM = 'stream',
  /** Found at a path that the platform has mounted. */
  MOUNTED = 'mounted',
}

/** Where verified weights are kept on a Kubernetes node. */
export enum WeightsCache {
  /** A volume that lives and dies with the pod. */
  EPHEMERAL = 'ephemeral',
  /** A persistent volume claim. */
  CLAIM = 'claim',
}

/** What proves that weights are what they claim to be. */
export enum IntegrityKind {
  /** A manifest of SHA-256 digests, pinned by its own digest. */
  SHA256 = 'sha256',
  /** A list of object versions in S3, pinned by its own digest, each under Object Lock: checked before each start, and nothing that happens after it. */
  S3_VERSION = 's3-version',
  /** Nothing is proved. */
  NONE = 'none',
}

/** Who moves the number of pods. */
export enum PodScaler {
  /** KEDA, which asks Prometheus itself. */
  KEDA = 'keda',
  /** The autoscaler of Kubernetes, which needs an adapter for what Prometheus records. */
  HPA = 'hpa',
}

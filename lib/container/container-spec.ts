/** A port of a container. */
export interface PortSpec {
  /** Its name, at most 15 characters. */
  readonly name: string;

  /** Its number. */
  readonly number: number;

  /** True when it is bound to the loopback address only. */
  readonly loopback: boolean;
}

/** An HTTP probe, and how patient it is. */
export interface ProbeSpec {
  /** Path, asked with GET. */
  readonly path: string;

  /** Port. */
  readonly port: number;

  /** Command in the container that asks another machine on that path and port. @default - the platform asks the container */
  readonly command?: string[];

  /** Seconds between tries. */
  readonly periodSeconds: number;

  /** Seconds one try may take. */
  readonly timeoutSeconds: number;

  /** Tries that may fail in a row. */
  readonly failureThreshold: number;
}

/** Where a volume appears in a container. */
export interface MountSpec {
  /** Name of the volume. */
  readonly volume: string;

  /** Absolute path in the container. */
  readonly path: string;

  /** True when the container may not write. */
  readonly readOnly: boolean;
}

/** What kind of storage stands behind a mount. */
export enum VolumeKind {
  /** The model's weights: large, kept as long as the platform keeps them. */
  WEIGHTS = 'weights',
  /** Compiled kernels: kept between starts. */
  CACHE = 'cache',
  /** Scratch, gone with the replica. */
  SCRATCH = 'scratch',
  /** Memory-backed scratch. */
  MEMORY = 'memory',
  /** Files of this library: configuration and scripts. */
  FILES = 'files',
  /** A secret, as files. */
  SECRET = 'secret',
}

/** A volume of a replica. */
export interface VolumeSpec {
  /** Its name. */
  readonly name: string;

  /** What stands behind it. */
  readonly kind: VolumeKind;

  /** Upper bound, MiB. @default - none */
  readonly sizeMiB?: number;

  /** Name of the secret, when `kind` is `secret`. @default - not a secret */
  readonly secret?: string;

  /** Files by name, when `kind` is `files`. @default - none */
  readonly files?: { [name: string]: string };
}

/** One container, in words that mean the same on every platform. */
export interface ContainerSpec {
  /** Its name: `gate`, `fetch`, `wait`, `import`, `fabric`, `engine`, `worker` or `guard`. */
  readonly name: string;

  /** Image reference. */
  readonly image: string;

  /** Program, in place of the image's entry point. */
  readonly command: string[];

  /** Arguments. */
  readonly args: string[];

  /** Environment; values are never secrets. */
  readonly env: { [name: string]: string };

  /** Variables of the platform that arguments refer to as `$(NAME)`. @default - none: a dollar sign means nothing */
  readonly platformVariables?: string[];

  /** Variable that the platform sets to the container's own address. @default - none */
  readonly addressVariable?: string;

  /** Ports it listens on. */
  readonly ports: PortSpec[];

  /** Mounts. */
  readonly mounts: MountSpec[];

  /** Numeric user. */
  readonly userId: number;

  /** Numeric group. */
  readonly groupId: number;

  /** True when its root file system may not be written. */
  readonly readOnlyRoot: boolean;

  /** Accelerators it asks for. */
  readonly accelerators: number;

  /** Interfaces of the fast network between machines that it asks for. @default 0 */
  readonly fabricInterfaces?: number;

  /** Guaranteed CPUs. */
  readonly cpus: number;

  /** Guaranteed host memory, MiB. */
  readonly memoryMiB: number;

  /** Most host memory, MiB. @default - not limited */
  readonly memoryLimitMiB?: number;

  /** From start until it answers. @default - none */
  readonly startup?: ProbeSpec;

  /** Takes traffic. @default - none */
  readonly readiness?: ProbeSpec;

  /** Is alive. @default - none */
  readonly liveness?: ProbeSpec;

  /** Limits of the process that are raised, such as `memlock=-1`. @default - the usual ones */
  readonly ulimits?: string[];

  /** Signal that asks for a graceful stop. */
  readonly stopSignal: string;

  /** Seconds from the stop signal to a kill. */
  readonly stopSeconds: number;

  /** Seconds to wait before the stop signal is sent, while routers learn of the stop. @default 0 */
  readonly preStopSleepSeconds?: number;

  /** Command run before the stop signal is sent. @default - none */
  readonly preStop?: string[];
}

/** The machines of one replica, where it needs several. */
export interface GroupSpec {
  /** Machines, with the one that answers. */
  readonly size: number;

  /** Port of the leader where the machines meet; open inside the group only. */
  readonly rendezvousPort: number;

  /** The inference server on every machine but the leader's, which runs `engine` and `guard` of the replica. */
  readonly worker: ContainerSpec;

  /** Proves on every machine that the image reaches the fast network, before the server starts. @default - there is none */
  readonly fabricGate?: ContainerSpec;
}

/** The cluster of a framework that keeps all replicas: `engine` and `guard` of the replica are what its members with devices run. */
export interface ServingClusterSpec {
  /** Name of the framework. */
  readonly framework: string;

  /** Its version. */
  readonly version: string;

  /** Machines of one replica. */
  readonly nodes: number;

  /** The member that controls the others; it has no device. */
  readonly head: ContainerSpec;

  /** Proves on every machine that the image reaches the fast network. @default - there is none */
  readonly fabricGate?: ContainerSpec;

  /** Parameters of the head by name. */
  readonly headParameters: { [name: string]: string };

  /** Parameters of members with devices by name. */
  readonly workerParameters: { [name: string]: string };

  /** What it serves, as the text that it is told. */
  readonly config: string;

  /** Port on which its operator tells it that. */
  readonly operatorPort: number;

  /** Namespace of the operator. */
  readonly operatorNamespace: string;
}

/** All that runs together as one replica, and what it shares. */
export interface ReplicaSpec {
  /** Name of the service. */
  readonly service: string;

  /** Compares what the source serves with what was approved, before anything else reads it. @default - no versions are pinned */
  readonly gate?: ContainerSpec;

  /** Runs to its end before the engine starts; of several on one volume one works and the others wait for it. @default - weights are mounted or streamed */
  readonly fetch?: ContainerSpec;

  /** Runs to its end in place of the fetch where a single job fetches for all replicas: looks until the weights are there. @default - each replica fetches for itself, or nobody does */
  readonly wait?: ContainerSpec;

  /** Runs to its end between fetch and engine. @default - the engine loads the weights as they are */
  readonly preparation?: ContainerSpec;

  /** The inference server, on the loopback address. */
  readonly engine: ContainerSpec;

  /** The only way in. */
  readonly guard: ContainerSpec;

  /** The machines that it spans. @default - one machine holds it */
  readonly group?: GroupSpec;

  /** The cluster of a framework around all replicas. @default - replicas stand by themselves */
  readonly cluster?: ServingClusterSpec;

  /** Volumes that the containers share. */
  readonly volumes: VolumeSpec[];

  /** The Kubernetes resource name of an accelerator. */
  readonly acceleratorResource: string;

  /** Names that requests may put into `model`. */
  readonly servedNames: string[];
}

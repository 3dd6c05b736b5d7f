import type { Finding, SourceLocation } from '../finding/finding';
import type { CapacitySourceProps } from './capacity-props';
import type { Degradation } from './degradation';
import type { Architecture, Exposure, IntegrityKind, Platform, Profile, WeightsCache, WeightsLoad } from './enums';
import type { AdapterProps, OptimizationProps } from './optimization-props';
import type { AwsProps, KubernetesProps, SiteProps } from './platform-props';
import type { Observability } from './observability';
import type { PatchProps, WaiverProps } from './props';
import type { EngineProps, FrameworkProps } from './engine-props';
import type { HardwareLimitsProps } from './hardware-props';
import type { LoginProps, TokensProps } from './serving-props';
import type { Recovery } from './recovery';
import type { SharedStorageProps } from './storage-props';
import type { ModelFacts } from '../model/model';
import type { Rollout } from '../rollout/rollout';
import type { ScalingSchedule } from '../scaling/scaling-plan';

/** The model of a service, with every default resolved. */
export interface ServedModel {
  readonly id: string;
  readonly facts: ModelFacts;
  /** @default - the source is not the Hub */
  readonly revision?: string;
  /** `hf`, `s3://…/` or `/path`. */
  readonly source: string;
  readonly integrity: IntegrityKind;
  /** 64 hex digits. @default - not verified */
  readonly manifestDigest?: string;
  /** 64 hex digits. @default - versions are not compared */
  readonly versionsDigest?: string;
  /** @default - the one the model was published in */
  readonly checkpointFormat?: string;
  /** @default - the one of the files */
  readonly quantization?: string;
  readonly dtype: string;
  /** At least one. */
  readonly servedNames: string[];
  readonly trustRemoteCode: boolean;
}

/** The load, in numbers. */
export interface Workload {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly contextTokens: number;
  readonly concurrency: number;
  readonly longestGenerationSeconds: number;
  readonly longestSilenceSeconds: number;
  /** Share of a prompt that the prefix cache is expected to hold, 0 to 1. */
  readonly cacheHitShare: number;
  /** @default - as long as the typical one */
  readonly inputTokensP95?: number;
  /** @default - as long as the typical one */
  readonly outputTokensP95?: number;
  /** Over all replicas. @default - the load is given by concurrency */
  readonly requestsPerSecond?: number;
  /** Callers at once over all replicas. @default - the load is given by concurrency */
  readonly users?: number;
  readonly slo: Slo;
  /** Rows of the user's own measurements, by column. @default - nothing was measured */
  readonly measured?: { readonly [column: string]: string }[];
}

/** What is promised, in numbers. */
export interface Slo {
  /** @default - nothing is promised */
  readonly ttftP95Ms?: number;
  /** @default - nothing is promised */
  readonly tpotP95Ms?: number;
  /** Of a hundred. @default - nothing is promised */
  readonly availabilityPercent?: number;
}

/** Who may call, in numbers. */
export interface Access {
  readonly exposure: Exposure;
  /** @default - no key is asked for */
  readonly apiKeySecret?: string;
  /** @default - no token is asked for */
  readonly tokens?: TokensProps;
  /** @default - nobody is asked to log in */
  readonly login?: LoginProps;
  /** @default - plain HTTP */
  readonly certificate?: string;
  /** @default - the load balancer's own */
  readonly hostName?: string;
  readonly allowedCidrs: string[];
  readonly maxBodyBytes: number;
  readonly maxOutputTokens: number;
}

/** Storage, resolved. */
export interface Storage {
  readonly load: WeightsLoad;
  readonly cache: WeightsCache;
  readonly accessMode: string;
  /** @default - the cluster's default class */
  readonly storageClass?: string;
  /** @default - a claim is made where one is needed */
  readonly existingClaim?: string;
  /** @default - not known */
  readonly throughputMBps?: number;
  /** @default - each replica keeps its own copy */
  readonly shared?: SharedStorageProps;
}

/** Guessing ahead, in numbers. */
export interface Speculation {
  readonly method: string;
  readonly tokens: number;
  /** Folder below the source of the weights. @default - no draft model */
  readonly draftFolder?: string;
  readonly draftBytes: number;
}

/** The switches, in numbers; what is absent stays as the engine does it by itself. */
export interface Optimization extends Omit<OptimizationProps, 'kvOffload' | 'speculation' | 'adapters' | 'maxAdapterRank'> {
  /** @default - the cache lives on the devices alone */
  readonly kvOffloadGiB?: number;
  /** @default - tokens are computed one by one */
  readonly speculation?: Speculation;
  readonly adapters: AdapterProps[];
  readonly maxAdapterRank: number;
}

/** How the number of replicas may move, in numbers. */
export interface Scaling {
  readonly max: number;
  /** Requests in flight that one replica should have. */
  readonly target: number;
  /** Share of the KV cache. */
  readonly kvUsage: number;
  /** @default - not watched */
  readonly ttftP95Seconds?: number;
  /** @default - as long as a start may take */
  readonly scaleOutSeconds?: number;
  /** @default - as long as a start may take */
  readonly scaleInSeconds?: number;
  readonly schedules: ScalingSchedule[];
  /** Stopped machines held ready. @default - none */
  readonly warmPool?: number;
}

/** What a search for hardware looks for, and what it may choose from. */
export interface SearchLimits extends HardwareLimitsProps {
  /** `cheapest` or `fastest`. */
  readonly objective: string;
}

/** One service with every default resolved: what the plan starts from. */
export interface Service {
  readonly name: string;
  /** Prefix of its fields in the deployment as the user wrote it: empty, or `services.<name>`. */
  readonly path: string;
  readonly model: ServedModel;
  readonly engine: EngineProps;
  /** @default - the engine serves by itself */
  readonly framework?: FrameworkProps;
  /** Empty while a search has not found one. */
  readonly instanceType: string;
  /** What the plan searches hardware by. @default - the instance type is given */
  readonly search?: SearchLimits;
  /** @default - the plan chooses */
  readonly tensorParallel?: number;
  /** @default - one stage for each machine */
  readonly pipelineParallel?: number;
  /** Machines of one replica. @default 1 */
  readonly nodes?: number;
  /** Whether devices hold whole experts. @default false */
  readonly expertParallel?: boolean;
  /** Types to take in place of the first, best first. */
  readonly alternatives: string[];
  /** Where machines come from, best first; at least one. */
  readonly capacity: CapacitySourceProps[];
  /** @default - the catalogue's moving image */
  readonly machineImage?: string;
  readonly workload: Workload;
  readonly optimization: Optimization;
  readonly replicas: number;
  /** Whether the description says how many replicas; a search may run more where it does not. */
  readonly replicasGiven: boolean;
  /** @default - the number of replicas is fixed */
  readonly scaling?: Scaling;
  readonly spareAccelerator: boolean;
  readonly rollout: Rollout;
  readonly access: Access;
  readonly storage: Storage;
  readonly observability: Observability;
  readonly degradation: Degradation;
  readonly recovery: Recovery;
}

/** The deployment with its environment merged in and every default resolved. */
export interface Deployment {
  readonly name: string;
  /** The environment that was merged in. @default - none */
  readonly environment?: string;
  readonly profile: Profile;
  readonly architecture: Architecture;
  readonly platforms: Platform[];
  readonly services: Service[];
  /** @default - no AWS platform */
  readonly aws?: AwsProps;
  readonly kubernetes: Required<Pick<KubernetesProps, 'namespace' | 'version'>> & KubernetesProps;
  readonly site: SiteProps;
  readonly waivers: WaiverProps[];
  readonly patches: PatchProps[];
}

/** What reading a deployment gives: the deployment if it could be read, and every finding on the way. */
export interface ReadDeployment {
  /** @default - the findings hold an error */
  readonly deployment?: Deployment;
  /** The deployment without the secrets that stood in it: to be judged, never rendered. @default - there were none, or more is wrong */
  readonly judged?: Deployment;
  readonly findings: Finding[];
  /** Where a field stands in the file. @default - it was not read from a file */
  readonly locate?: (path: string) => SourceLocation | undefined;
}

import type { Finding, SourceLocation } from '../finding/finding';
import type { Architecture, Exposure, IntegrityKind, Platform, Profile, WeightsCache, WeightsLoad } from './enums';
import type { AwsProps, KubernetesProps, SiteProps } from './platform-props';
import type { PatchProps, WaiverProps } from './props';
import type { EngineProps } from './serving-props';
import type { ModelFacts } from '../model/model';

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
  /** @default - the checkpoint's own */
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
}

/** Who may call, in numbers. */
export interface Access {
  readonly exposure: Exposure;
  /** @default - no key is asked for */
  readonly apiKeySecret?: string;
  /** @default - plain HTTP */
  readonly certificate?: string;
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
}

/** One service with every default resolved: what the plan starts from. */
export interface Service {
  readonly name: string;
  /** Prefix of its fields in the deployment as the user wrote it: empty, or `services.<name>`. */
  readonly path: string;
  readonly model: ServedModel;
  readonly engine: EngineProps;
  readonly instanceType: string;
  /** @default - the plan chooses */
  readonly tensorParallel?: number;
  /** @default - the catalogue's moving image */
  readonly machineImage?: string;
  readonly workload: Workload;
  readonly replicas: number;
  readonly spareAccelerator: boolean;
  readonly access: Access;
  readonly storage: Storage;
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
  readonly findings: Finding[];
  /** Where a field stands in the file. @default - it was not read from a file */
  readonly locate?: (path: string) => SourceLocation | undefined;
}

import type { InstanceTypeFacts } from '../../accelerator/instance-type';
import type { SharedStorageKind, SharedStorageProps } from '../../deployment/storage-props';
import type { Throughput } from '../../plan/throughput';
import type { PlatformFacts } from '../../platform/platform';

/** Who reads shared weights, and how many of them at once. */
export interface SharedReaders {
  readonly shared: SharedStorageProps;
  readonly type: InstanceTypeFacts;
  /** Of all replicas. */
  readonly machines: number;
  readonly sizeGiB: number;
  /** What the source of the weights gives. */
  readonly source: Throughput;
}

/** A field besides the kind. */
export type SharedField = Exclude<keyof SharedStorageProps, 'kind'>;

/** How fast one machine is with shared weights. */
export interface SharedRates {
  /** Until they are there. @default - they are there already */
  readonly fill?: Throughput;

  /** From there to the devices. */
  readonly read: Throughput;
}

/** What is true of one kind of shared storage, for plan, rules and renderers to ask. */
export interface SharedStorageFacts {
  readonly kind: SharedStorageKind;

  /** As people say it. */
  readonly words: string;

  /** A job copies the weights there, and hashes what it copies; else they are there already. */
  readonly filled: boolean;

  /** It shows the bucket that `model.source` names. */
  readonly showsBucket: boolean;

  /** The bucket must keep versions. @default false */
  readonly needsVersions?: boolean;

  /** Each node keeps a copy of its own. */
  readonly onNode: boolean;

  /** It stands in one zone. */
  readonly zonal: boolean;

  /** It is reached through TLS, whoever asks. */
  readonly encryptsTraffic: boolean;

  /** Fields of `storage.shared` that say something about it. */
  readonly fields: readonly SharedField[];

  /** Those of them that nothing stands in for where a platform reads it. */
  readonly needed: (shared: SharedStorageProps, platform: PlatformFacts) => readonly SharedField[];

  /** Its address holds the name of its region. */
  readonly namedByRegion: boolean;

  /** Driver that a cluster needs for it. @default - none */
  readonly driver?: string;

  /** Whether a platform can read it. */
  readonly readOn: (platform: PlatformFacts) => boolean;

  /** How fast one machine is with it. */
  readonly rates: (readers: SharedReaders) => SharedRates;
}

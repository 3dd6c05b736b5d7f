import type { WeightsCache, WeightsLoad } from './enums';

/** A place that every replica reads its weights from. */
export enum SharedStorageKind {
  /** Amazon EFS: grows by itself, in every zone of its network. */
  EFS = 'efs',
  /** Amazon FSx for Lustre: fast, sized beforehand, in one zone. */
  FSX_LUSTRE = 'fsx-lustre',
  /** The same, linked to the bucket of the weights: a file comes from there when it is first read. */
  FSX_LUSTRE_LINKED = 'fsx-lustre-linked',
  /** Amazon S3 Files: the bucket of the weights as a file system. */
  S3_FILES = 's3-files',
  /** The bucket of the weights, mounted into pods by the CSI driver of Mountpoint for Amazon S3. */
  S3_MOUNT = 's3-mount',
  /** A persistent volume claim that many nodes mount. */
  CLAIM = 'claim',
  /** An OCI image that holds the weights: each node keeps it, as it keeps every image. */
  IMAGE = 'image',
}

/** Where shared weights are. */
export interface SharedStorageProps {
  /** What it is. */
  readonly kind: SharedStorageKind;

  /**
   * Id of a file system that stands already, such as `fs-0123456789abcdef0`. Opaque.
   *
   * @default - one is made beside machines; pods need one that stands
   */
  readonly fileSystem?: string;

  /**
   * Id of an access point that stands already, such as `fsap-0123456789abcdef0`. Opaque.
   *
   * @default - one is made with the file system; of one that stands, the root folder is mounted
   */
  readonly accessPoint?: string;

  /**
   * Name under which FSx for Lustre offers its file system, as `describe-file-systems` prints it. Opaque.
   *
   * @default - that of the file system which is made
   */
  readonly mountName?: string;

  /**
   * Size of a Lustre file system: 1200 or a multiple of 2400, GiB.
   *
   * @default - the smallest that holds the weights of two revisions
   */
  readonly capacityGiB?: number;

  /**
   * Throughput of each TiB of a Lustre file system: 125, 250, 500 or 1000, MB/s.
   *
   * @default 250
   */
  readonly throughputPerTiB?: number;

  /**
   * Image whose root folder is the model's folder.
   *
   * @default - the kind is another one
   */
  readonly image?: string;
}

/** Where weights and compiled kernels are kept. */
export interface StorageProps {
  /**
   * How weights get to the engine: `local`, `stream` or `mounted`. A stream needs no disk and no second pass, and nothing can hash it.
   *
   * @default - `mounted` when `model.source` is a path or when shared storage brings the weights itself, else `local`
   */
  readonly load?: WeightsLoad;

  /**
   * Where verified weights live on Kubernetes.
   *
   * @default 'ephemeral'
   */
  readonly cache?: WeightsCache;

  /**
   * Storage class of the volume.
   *
   * @default - the cluster's default class
   */
  readonly storageClass?: string;

  /**
   * Access mode of a claim: `ReadWriteOnce`, `ReadWriteMany`, or `ReadOnlyMany` for mounted weights.
   *
   * @default - `ReadWriteMany` for a shared claim, else `ReadWriteOnce`
   */
  readonly accessMode?: string;

  /**
   * A claim that exists already.
   *
   * @default - a claim is made when `cache` is `claim`
   */
  readonly existingClaim?: string;

  /**
   * Throughput of the volume in MB/s, for the start time line.
   *
   * @default - not known: a finding says that the load time is a guess
   */
  readonly throughputMBps?: number;

  /**
   * One place that every replica reads its weights from. They are fetched and verified there once, by one job.
   *
   * @default - each replica keeps its own copy
   */
  readonly shared?: SharedStorageProps;
}

import { Construct } from 'constructs';
import { VolumeKind } from '../../lib/container/container-spec';
import { WeightsCache, WeightsLoad } from '../../lib/deployment/enums';
import { SharedStorageKind, type SharedStorageProps } from '../../lib/deployment/storage-props';
import { LlmServingError } from '../../lib/error';
import type { DecidedService } from './decided-service';
import { labelsOf, metadataOf } from './private/names';
import { newClaim } from './private/plus';
import { gibibytes, mebibytes } from './private/quantities';
import { sharedSource } from './private/shared-volume';

/** Access modes that bind a volume to one node at a time. */
const EXCLUSIVE_MODES = ['ReadWriteOnce', 'ReadWriteOncePod'];

/** An access mode that lets nobody write: drivers want to hear it again from the pod. */
const READ_ONLY_MODE = 'ReadOnlyMany';

/** The access mode of a claim when nothing is said. */
const DEFAULTS = { accessMode: 'ReadWriteOnce' } as const;

/** Why a path cannot be mounted into a pod without a claim. */
export const MOUNTED_WITHOUT_CLAIM = 'a pod reaches a mounted path through a claim only: a folder of the node breaks the restricted Pod Security Standard, set storage.existingClaim';

/** What stands behind the weights of a pod. */
export interface ModelVolumeConfig {
  /** The volume as a pod spells it, without its name. */
  readonly source: { [key: string]: any };

  /**
   * The same volume as the job spells it that fetches for all replicas.
   *
   * @default - as pods do
   */
  readonly writable?: { [key: string]: any };

  /** Whether one node at a time may hold it: two revisions then never run side by side. */
  readonly exclusive: boolean;

  /** Disk that it takes from the node, MiB. */
  readonly nodeDiskMiB: number;
}

/** A place for weights. Anyone may write another. */
export interface IModelVolume {
  /** Called once by the service that uses it; makes what it needs inside `scope`. */
  bind(scope: Construct, decided: DecidedService): ModelVolumeConfig;
}

/** The places for weights that come with the library. */
export abstract class ModelVolume implements IModelVolume {
  /** A volume that lives and dies with its pod: of a storage class when one is given, else on the node's own disk. */
  public static ephemeral(storageClass?: string): ModelVolume {
    return storageClass === undefined ? new NodeVolume() : new EphemeralVolume(storageClass);
  }

  /** A claim that outlives pods, made here. */
  public static claim(accessMode: string = DEFAULTS.accessMode, storageClass?: string): ModelVolume {
    return new ClaimVolume(accessMode, storageClass);
  }

  /** A claim that is there already; nothing is made. */
  public static existingClaim(name: string, accessMode: string = DEFAULTS.accessMode): ModelVolume {
    return new ExistingClaimVolume(name, accessMode);
  }

  /** One place that every replica reads its weights from. */
  public static shared(props: SharedStorageProps): ModelVolume {
    return props.kind === SharedStorageKind.CLAIM ? new SharedClaimVolume() : new SharedVolume(props);
  }

  /** What the deployment asks for. */
  public static of({ storage, service, plan }: DecidedService): ModelVolume {
    if (plan.weights.strategy === WeightsLoad.STREAM) return new NoVolume();
    if (storage.shared) return ModelVolume.shared(storage.shared);
    if (storage.existingClaim !== undefined) return ModelVolume.existingClaim(storage.existingClaim, storage.accessMode);
    if (plan.weights.strategy === WeightsLoad.MOUNTED) throw new LlmServingError('UnsupportedByTarget', MOUNTED_WITHOUT_CLAIM, [], service);
    if (storage.cache === WeightsCache.CLAIM) return ModelVolume.claim(storage.accessMode, storage.storageClass);
    return ModelVolume.ephemeral(storage.storageClass);
  }

  public abstract bind(scope: Construct, decided: DecidedService): ModelVolumeConfig;
}

/** Streamed weights lie nowhere. */
class NoVolume extends ModelVolume {
  public bind(): ModelVolumeConfig {
    return { source: {}, exclusive: false, nodeDiskMiB: 0 };
  }
}

class NodeVolume extends ModelVolume {
  public bind(_scope: Construct, decided: DecidedService): ModelVolumeConfig {
    const sizeMiB = sizeOf(decided);
    return { source: { emptyDir: { sizeLimit: mebibytes(sizeMiB) } }, exclusive: false, nodeDiskMiB: sizeMiB };
  }
}

class EphemeralVolume extends ModelVolume {
  public constructor(private readonly storageClass: string) {
    super();
  }

  public bind(_scope: Construct, decided: DecidedService): ModelVolumeConfig {
    const spec = { accessModes: ['ReadWriteOnce'], storageClassName: this.storageClass, resources: { requests: { storage: gibibytes(sizeOf(decided)) } } };
    return { source: { ephemeral: { volumeClaimTemplate: { metadata: { labels: labelsOf(decided) }, spec } } }, exclusive: false, nodeDiskMiB: 0 };
  }
}

class ClaimVolume extends ModelVolume {
  public constructor(private readonly accessMode: string, private readonly storageClass: string | undefined) {
    super();
  }

  public bind(scope: Construct, decided: DecidedService): ModelVolumeConfig {
    const metadata = metadataOf(decided, 'weights');
    newClaim(scope, 'Weights', { metadata, accessMode: this.accessMode, storageClass: this.storageClass, sizeMiB: sizeOf(decided) });
    return claimConfig(metadata.name, this.accessMode);
  }
}

class ExistingClaimVolume extends ModelVolume {
  public constructor(private readonly claimName: string, private readonly accessMode: string) {
    super();
  }

  public bind(): ModelVolumeConfig {
    return claimConfig(this.claimName, this.accessMode);
  }
}

/** Replicas may only read; the job that fetches writes. */
class SharedVolume extends ModelVolume {
  public constructor(private readonly props: SharedStorageProps) {
    super();
  }

  public bind(scope: Construct, decided: DecidedService): ModelVolumeConfig {
    return readOnly(sharedSource(scope, decided, this.props));
  }
}

class SharedClaimVolume extends ModelVolume {
  public bind(scope: Construct, decided: DecidedService): ModelVolumeConfig {
    const { accessMode, existingClaim, storageClass } = decided.storage;
    const claim = existingClaim === undefined ? ModelVolume.claim(accessMode, storageClass) : ModelVolume.existingClaim(existingClaim, accessMode);
    const { source, exclusive } = claim.bind(scope, decided);
    return { ...readOnly(source), exclusive };
  }
}

function readOnly(source: { [key: string]: any }): ModelVolumeConfig {
  const { persistentVolumeClaim: claim } = source;
  const reading = claim ? { persistentVolumeClaim: { ...claim, readOnly: true } } : source;
  return { source: reading, writable: source, exclusive: false, nodeDiskMiB: 0 };
}

function claimConfig(claimName: string, accessMode: string): ModelVolumeConfig {
  const readOnly = accessMode === READ_ONLY_MODE;
  return { source: { persistentVolumeClaim: { claimName, ...(readOnly && { readOnly }) } }, exclusive: EXCLUSIVE_MODES.includes(accessMode), nodeDiskMiB: 0 };
}

function sizeOf({ replica, plan }: DecidedService): number {
  return replica.volumes.find(({ kind }) => kind === VolumeKind.WEIGHTS)?.sizeMiB ?? Math.ceil(plan.weights.sizeGiB * 1024);
}

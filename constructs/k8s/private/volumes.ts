import type { Volume } from 'kubernetes-types/core/v1';
import { VolumeKind, type VolumeSpec } from '../../../lib/container/container-spec';
import type { DecidedService } from '../decided-service';
import type { ModelVolumeConfig } from '../model-volume';
import { configMapName } from './names';
import { mebibytes } from './quantities';

/** Readable and executable by all: a file may be a script. */
const FILES_MODE = 0o555;

/** Readable by the owner and the pod's group. */
const SECRET_MODE = 0o440;

/** Names under which a secret holds the key in use and, while rotating, the one before. */
const SECRET_KEYS = { current: 'current', previous: 'previous' } as const;

/** The writable layers and logs of all containers, MiB; our judgement, not measured. */
const LAYERS_AND_LOGS_MIB = 2048;

/** A volume of the spec as a volume of a pod. */
export function renderVolume(volume: VolumeSpec, decided: DecidedService, weights: ModelVolumeConfig): Volume {
  switch (volume.kind) {
    case VolumeKind.WEIGHTS: return { name: volume.name, ...weights.source };
    case VolumeKind.FILES: return { name: volume.name, configMap: { name: configMapName(decided, volume.name, volume.files ?? {}), defaultMode: FILES_MODE } };
    case VolumeKind.SECRET: return renderSecret(volume);
    case VolumeKind.MEMORY: return { name: volume.name, emptyDir: { medium: 'Memory', ...limitOf(volume) } };
    case VolumeKind.CACHE:
    case VolumeKind.SCRATCH: return { name: volume.name, emptyDir: limitOf(volume) };
  }
}

/** Disk that a pod with those volumes takes from its node: what the scheduler must find free, MiB. */
export function nodeDiskMiB(volumes: readonly VolumeSpec[], weights: ModelVolumeConfig): number {
  const ofWeights = volumes.some(({ kind }) => kind === VolumeKind.WEIGHTS) ? weights.nodeDiskMiB : 0;
  const onDisk = volumes.filter(({ kind }) => kind === VolumeKind.CACHE || kind === VolumeKind.SCRATCH);
  return onDisk.reduce((sum, { sizeMiB = 0 }) => sum + sizeMiB, LAYERS_AND_LOGS_MIB + ofWeights);
}

function limitOf({ sizeMiB }: VolumeSpec): { sizeLimit?: string } {
  return sizeMiB === undefined ? {} : { sizeLimit: mebibytes(sizeMiB) };
}

/** Only the previous key may be missing: without the current one the pod waits, it does not open. */
function renderSecret({ name, secret }: VolumeSpec): Volume {
  const source = (key: string, optional: boolean) => ({ secret: { name: secret, items: [{ key, path: key }], ...(optional && { optional }) } });
  return { name, projected: { defaultMode: SECRET_MODE, sources: [source(SECRET_KEYS.current, false), source(SECRET_KEYS.previous, true)] } };
}

import type { CfnTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { VolumeKind, type ContainerSpec, type MountSpec, type VolumeSpec } from '../../../../lib/container/container-spec';
import { WeightsLoad } from '../../../../lib/deployment/enums';
import { LlmServingError } from '../../../../lib/error';
import { sha256 } from '../../private/digest';
import { HOST } from '../../private/host-layout';
import type { ServingInput } from '../../serving-input';

/** Where `/dev/shm` is told to ECS in a field of its own. */
const SHARED_MEMORY_PATH = '/dev/shm';

/** Hex digits that tell folders of a machine apart. */
const KEY_DIGITS = 16;

/** What all tasks read their weights from, as a volume of a task names it. */
export type SharedTaskVolume = Omit<CfnTaskDefinition.VolumeProperty, 'name'>;

/** What a container's mounts become. */
export interface RenderedMounts {
  readonly mountPoints: CfnTaskDefinition.MountPointProperty[];
  readonly tmpfs: CfnTaskDefinition.TmpfsProperty[];
  /** @default - Docker's 64 MiB */
  readonly sharedMemorySize?: number;
}

/** Volumes of a task: what outlives it lies in a folder of the machine or in what all tasks share, everything else goes with it. */
export function taskVolumes(input: ServingInput, shared?: SharedTaskVolume): CfnTaskDefinition.VolumeProperty[] {
  return input.replica.volumes
    .filter(({ kind }) => kind !== VolumeKind.MEMORY)
    .map((volume) => ({ name: volume.name, ...(shared && volume.kind === VolumeKind.WEIGHTS ? shared : placeOf(volume, input)) }));
}

/** The mounts of a container, each by the kind of its volume. */
export function mountsOf(spec: ContainerSpec, input: ServingInput): RenderedMounts {
  const mounts = spec.mounts.map((mount) => ({ mount, volume: volumeAt(mount, input) }));
  const memory = mounts.filter(({ volume }) => volume.kind === VolumeKind.MEMORY);
  const shared = memory.find(({ mount }) => mount.path === SHARED_MEMORY_PATH)?.volume.sizeMiB;
  return {
    mountPoints: mounts.filter(({ volume }) => volume.kind !== VolumeKind.MEMORY).map(({ mount, volume }) => ({
      sourceVolume: volume.name, containerPath: targetOf(mount, volume, input), readOnly: mount.readOnly,
    })),
    tmpfs: memory.filter(({ mount }) => mount.path !== SHARED_MEMORY_PATH)
      .map(({ mount, volume }) => ({ containerPath: mount.path, size: volume.sizeMiB ?? 64, mountOptions: ['nosuid', 'nodev'] })),
    ...(shared !== undefined && { sharedMemorySize: shared }),
  };
}

/** True for weights that lie on the machine image already. */
function isMounted({ kind }: VolumeSpec, { plan }: ServingInput): boolean {
  return kind === VolumeKind.WEIGHTS && plan.weights.shared === undefined && plan.weights.strategy === WeightsLoad.MOUNTED;
}

function placeOf(volume: VolumeSpec, input: ServingInput): Omit<CfnTaskDefinition.VolumeProperty, 'name'> {
  if (isMounted(volume, input)) return { host: { sourcePath: input.plan.weights.source } };
  const { replica } = input;
  switch (volume.kind) {
    // named by what lies in it: two revisions on one machine never meet
    case VolumeKind.WEIGHTS: return { host: { sourcePath: `${HOST.state}/weights/${keyOf(replica.fetch?.env, replica.fetch?.userId)}` } };
    case VolumeKind.CACHE: return { host: { sourcePath: `${HOST.state}/cache/${keyOf(replica.engine.image, replica.engine.userId, replica.fetch?.env)}/${volume.name}` } };
    default: return { dockerVolumeConfiguration: { scope: 'task', driver: 'local' } };
  }
}

/** The engine looks for mounted weights below the volume's path, under their own path. */
function targetOf({ path }: MountSpec, volume: VolumeSpec, input: ServingInput): string {
  return isMounted(volume, input) ? `${path}${input.plan.weights.source}` : path;
}

function volumeAt({ volume: wanted }: MountSpec, { replica }: ServingInput): VolumeSpec {
  const volume = replica.volumes.find(({ name }) => name === wanted);
  if (!volume) throw new LlmServingError('InvalidInput', `a mount names the volume '${wanted}', which the replica lacks`);
  return volume;
}

function keyOf(...parts: unknown[]): string {
  return sha256(JSON.stringify(parts)).slice(0, KEY_DIGITS);
}

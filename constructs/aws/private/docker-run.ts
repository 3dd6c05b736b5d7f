import type { InstanceTypeFacts } from '../../../lib/accelerator/instance-type';
import { VolumeKind, type ContainerSpec, type MountSpec, type VolumeSpec } from '../../../lib/container/container-spec';
import { LlmServingError } from '../../../lib/error';
import { hostFolderOf } from './host-layout';
import { isRoot, ROOT_SLICE } from './root-slice';

/** What turns a container spec into a command line. */
export interface DockerRunOptions {
  readonly spec: ContainerSpec;
  readonly volumes: VolumeSpec[];
  readonly instanceType: InstanceTypeFacts;
  /** Folder of the machine image with weights that nobody fetches. @default - weights are fetched */
  readonly mountedWeights?: string;
  /** Folders of the host that the container may read, besides those of its spec. @default [] */
  readonly hostMounts?: { readonly source: string; readonly target: string }[];
  /** File of the host with more of its environment. @default - none */
  readonly environmentFile?: string;
  /** Variables of the unit that the container gets as well. @default [] */
  readonly inherited?: readonly string[];
}

const SHARED_MEMORY_PATH = '/dev/shm';

/** Name of the container, and of its unit. */
export const unitNameOf = (spec: ContainerSpec): string => `llm-${spec.name}`;

/**
 * The words after `docker run`: the whole of a container spec and nothing else. Logging is added by the unit, since its group is known at deployment only.
 * The host network makes the engine's loopback address the one that the guard reaches.
 */
export function dockerRunWords(options: DockerRunOptions): string[] {
  const { spec } = options;
  return [
    '--rm', '--name', unitNameOf(spec), '--network', 'host', '--pull', 'never', '--attach', 'STDOUT',
    '--user', `${spec.userId}:${spec.groupId}`, '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges',
    ...(isRoot(spec) ? ['--cgroup-parent', ROOT_SLICE] : []),
    ...(spec.readOnlyRoot ? ['--read-only'] : []),
    '--stop-signal', spec.stopSignal, '--stop-timeout', String(spec.stopSeconds),
    ...(spec.ulimits ?? []).flatMap((limit) => ['--ulimit', limit]),
    ...(spec.memoryLimitMiB === undefined ? [] : ['--memory', `${spec.memoryLimitMiB}m`]),
    ...devicesOf(spec, options.instanceType),
    ...(options.environmentFile === undefined ? [] : ['--env-file', options.environmentFile]),
    ...(options.inherited ?? []).flatMap((name) => ['--env', name]),
    ...Object.entries(spec.env).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    ...spec.mounts.flatMap((mount) => mountWords(mount, options)),
    ...(options.hostMounts ?? []).flatMap(({ source, target }) => ['--mount', `type=bind,src=${source},dst=${target},readonly`]),
    ...(spec.command.length > 0 ? ['--entrypoint', spec.command[0]] : []),
    spec.image, ...spec.command.slice(1), ...spec.args,
  ];
}

/** CDI names instead of a runtime hook: they survive a daemon-reload, and the container needs no special runtime. */
function devicesOf(spec: ContainerSpec, type: InstanceTypeFacts): string[] {
  if (spec.accelerators === 0) return [];
  const { vendor, resourceName, count } = type.accelerator;
  if (resourceName !== 'nvidia.com/gpu') {
    throw new LlmServingError('UnsupportedByTarget', `accelerators of ${vendor} cannot be handed to a container on EC2 yet, only nvidia.com/gpu can`);
  }
  if (spec.accelerators === count) return ['--device', `${resourceName}=all`];
  return Array.from({ length: spec.accelerators }, (_, index) => ['--device', `${resourceName}=${index}`]).flat();
}

function mountWords(mount: MountSpec, { volumes, mountedWeights }: DockerRunOptions): string[] {
  const volume = volumes.find(({ name }) => name === mount.volume);
  if (!volume) throw new LlmServingError('InvalidInput', `a mount names the volume '${mount.volume}', which the replica lacks`);
  if (volume.kind === VolumeKind.MEMORY) return memoryWords(mount, volume);
  const mounted = volume.kind === VolumeKind.WEIGHTS && mountedWeights !== undefined;
  const source = mounted ? mountedWeights : hostFolderOf(volume);
  // the engine looks for mounted weights below the volume's path, under their own path
  const target = mounted ? `${mount.path}${mountedWeights}` : mount.path;
  return ['--mount', `type=bind,src=${source},dst=${target}${mount.readOnly ? ',readonly' : ''}`];
}

function memoryWords(mount: MountSpec, volume: VolumeSpec): string[] {
  if (mount.path === SHARED_MEMORY_PATH) return volume.sizeMiB === undefined ? ['--ipc', 'private'] : ['--shm-size', `${volume.sizeMiB}m`];
  const size = volume.sizeMiB === undefined ? '' : `,size=${volume.sizeMiB}m`;
  return ['--tmpfs', `${mount.path}:rw,nosuid,nodev,mode=1777${size}`];
}

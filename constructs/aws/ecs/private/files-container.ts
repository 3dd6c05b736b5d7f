import type { CfnTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { VolumeKind, type VolumeSpec } from '../../../../lib/container/container-spec';
import type { BoxFile } from '../../private/box-files';
import type { BoxManifestEntry } from '../../private/loader';
import type { ServingInput } from '../../serving-input';
import { WRITE_FILES_SCRIPT } from '../write-files.generated';
import { logCollectorFiles, LOG_COLLECTOR_VOLUME } from './log-collector-container';
import { hardening, logsOf, type TaskContext } from './task-container';

/** Name of the container that every other one waits for. */
export const FILES_CONTAINER = 'files';

/** Seconds that the others wait for it; it takes none but to start. Our judgement. */
const MOST_SECONDS = 120;

/** What it holds at most, MiB; our judgement, not measured. */
const MEMORY_MIB = 128;

/** Variable of the API key. */
const KEY_VARIABLE = 'LLM_KEY_CURRENT';

/** Where the container that writes files sees a volume. */
export const pathIn = ({ name }: Pick<VolumeSpec, 'name'>): string => `/volumes/${name}`;

/** Kinds of volume that containers write to. */
const WRITTEN: readonly VolumeKind[] = [VolumeKind.WEIGHTS, VolumeKind.CACHE, VolumeKind.SCRATCH];

/** Files of the replica's volumes, as the container that writes them sees them. */
export function taskFilesOf(input: ServingInput): BoxFile[] {
  const written = (volume: string, files: { readonly [name: string]: string }): BoxFile[] => Object.entries(files)
    .map(([name, text]) => ({ path: `${pathIn({ name: volume })}/${name}`, mode: '0555', text: text.endsWith('\n') ? text : `${text}\n` }));
  const ofReplica = input.replica.volumes
    .filter(({ kind }) => kind === VolumeKind.FILES)
    .flatMap(({ name, files = {} }) => written(name, files));
  return [...ofReplica, ...written(LOG_COLLECTOR_VOLUME, logCollectorFiles(input))];
}

/** What the files of a task are made of. */
export interface FilesOptions {
  readonly entries: readonly BoxManifestEntry[];
  /** ARN of a part, by its name. */
  readonly partArn: (name: string) => string;
  /** ARN of the secret with the API key. @default - no key is asked for */
  readonly apiKeyArn?: string;
}

/**
 * ECS has no volume of files: this container writes them, from parameters that ECS itself reads with a role that no container has.
 * It is root, since Docker makes volumes for root, and has no capability; it runs to its end before any other starts.
 */
export function filesContainer(context: TaskContext, options: FilesOptions): CfnTaskDefinition.ContainerDefinitionProperty {
  const { replica, plan } = context.input;
  const variables = new Map([...new Set(options.entries.flatMap(({ parts }) => parts.map(({ name }) => name)))].map((name, index) => [name, `LLM_PART_${index}`]));
  const written = replica.volumes.filter(({ kind }) => WRITTEN.includes(kind)).filter(({ kind }) => kind !== VolumeKind.WEIGHTS || (replica.fetch !== undefined && plan.weights.shared === undefined));
  const keys = replica.volumes.filter(({ kind }) => kind === VolumeKind.SECRET);
  const files = replica.volumes.filter(({ kind }) => kind === VolumeKind.FILES);
  return {
    name: FILES_CONTAINER,
    image: plan.images.fetch,
    essential: false,
    entryPoint: ['/bin/bash', '-c'],
    command: [WRITE_FILES_SCRIPT],
    environment: Object.entries({
      LLM_FOLDERS: written.map(pathIn).join('\n'),
      LLM_FILES: options.entries.map(({ file, encoding, digest, parts }) => [file.path, encoding, digest, ...parts.map(({ name }) => variables.get(name))].join(' ')).join('\n'),
      LLM_KEYS: options.apiKeyArn === undefined ? '' : keys.map((volume) => `${pathIn(volume)}/current ${KEY_VARIABLE}`).join('\n'),
    }).map(([name, value]) => ({ name, value })),
    secrets: [
      ...[...variables].map(([name, variable]) => ({ name: variable, valueFrom: options.partArn(name) })),
      ...(options.apiKeyArn === undefined ? [] : [{ name: KEY_VARIABLE, valueFrom: options.apiKeyArn }]),
    ],
    mountPoints: [...written, ...files, ...keys, { name: LOG_COLLECTOR_VOLUME }].map((volume) => ({ sourceVolume: volume.name, containerPath: pathIn(volume), readOnly: false })),
    memoryReservation: MEMORY_MIB,
    ...hardening({ userId: 0, groupId: 0, readOnlyRoot: true }),
    linuxParameters: { capabilities: { drop: ['ALL'] } },
    startTimeout: MOST_SECONDS,
    stopTimeout: 10,
    logConfiguration: logsOf(context),
  };
}

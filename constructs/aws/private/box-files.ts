import { VolumeKind, type ContainerSpec } from '../../../lib/container/container-spec';
import { WeightsLoad } from '../../../lib/deployment/enums';
import { generationBodyFor } from '../../../lib/engine/generation-body';
import { SCRIPTS } from '../scripts.generated';
import type { ServingInput } from '../serving-input';
import { agentFiles } from './agent-files';
import { planEnvironment } from './box-plan';
import { collectorFiles } from './collector-unit';
import { logCollectorFiles } from './log-collector-unit';
import { boxUnits, MOUNT_SCRIPT, READER_SCRIPT } from './box-units';
import { unitNameOf } from './docker-run';
import { HOST, hostFolderOf } from './host-layout';

/** A file of the box. */
export interface BoxFile {
  readonly path: string;
  readonly mode: string;
  /** Ends with a newline. */
  readonly text: string;
}

/** Every file that the loader writes, known at synth to the last byte. */
export function boxFilesOf(input: ServingInput): BoxFile[] {
  const { replica } = input;
  const readable = (path: string, text: string): BoxFile => ({ path, mode: '0644', text: ended(text) });
  const runnable = (path: string, text: string): BoxFile => ({ path, mode: '0755', text: ended(text) });
  const configuration = replica.volumes
    .filter(({ kind }) => kind === VolumeKind.FILES)
    .flatMap((volume) => Object.entries(volume.files ?? {}).map(([name, text]) => readable(`${hostFolderOf(volume)}/${name}`, text)));
  return [
    readable(`${HOST.etc}/plan.env`, planEnvironment(input)),
    readable(`${HOST.etc}/folders`, foldersOf(input)),
    readable(`${HOST.etc}/first-token.json`, generationBodyFor(input.engineVersion.endpoints, replica.servedNames[0])),
    ...configuration,
    ...Object.entries({ ...agentFiles(input), ...collectorFiles(input), ...logCollectorFiles(input) }).map(([path, text]) => readable(path, text)),
    ...Object.entries(SCRIPTS).filter(([name]) => isWanted(name, input)).map(([name, text]) => runnable(`${HOST.scripts}/${name}`, text)),
    runnable(`${HOST.scripts}/close-guard.sh`, closeGuard(replica.guard)),
    ...(input.deployment.site.proxy === undefined ? [] : [readable(`${HOST.units}/docker.service.d/llm-serving.conf`, `[Service]\nEnvironmentFile=-${HOST.etc}/deploy.env\n`)]),
    ...Object.entries(boxUnits(input)).map(([name, text]) => readable(`${HOST.units}/${name}`, text)),
  ];
}

/** Scripts of steps that this service has. */
function isWanted(script: string, { service, plan }: ServingInput): boolean {
  if (script === MOUNT_SCRIPT) return plan.weights.shared !== undefined;
  if (script === 'keys.sh') return service.access.apiKeySecret !== undefined;
  return script !== READER_SCRIPT || plan.weights.strategy === WeightsLoad.STREAM;
}

const ended = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);

/** Folders with their owner: `path user group mode`. */
function foldersOf({ replica }: ServingInput): string {
  const weights = replica.volumes.filter(({ kind }) => kind === VolumeKind.WEIGHTS).map((volume) => `${hostFolderOf(volume)} 0 0 0755`);
  const own = [replica.engine, replica.guard].flatMap((spec) => spec.mounts.flatMap((mount) => {
    const volume = replica.volumes.find(({ name, kind }) => name === mount.volume && (kind === VolumeKind.CACHE || kind === VolumeKind.SCRATCH));
    return volume ? [`${hostFolderOf(volume)} ${spec.userId} ${spec.groupId} 0750`] : [];
  }));
  return [...new Set([...weights, ...own])].join('\n');
}

/** Closes the guard to new requests while running ones go on. */
function closeGuard(guard: ContainerSpec): string {
  const words = guard.preStop ?? ['true'];
  return `#!/bin/bash\n# Sourced by drain.sh.\ndocker exec ${unitNameOf(guard)} ${words.map(shellWord).join(' ')}\n`;
}

function shellWord(word: string): string {
  return /^[A-Za-z0-9_./:=,@+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

import type { Deployment, Service } from '../deployment/deployment';
import { Platform } from '../deployment/enums';
import type { IEngineVersion } from '../engine/engine';
import { DEFAULT_GUARD } from '../framework/guards';
import { scaledName } from '../scaling/scaled-name';
import { cloudWatchOutput, INPUT_LIMIT } from './destinations';
import { collectorFiles, type CollectedProgram, type ConfigSection } from './fluent-bit';
import { engineProgram, guardProgram, KERNEL_PROGRAM, TOOLS_PROGRAM } from './programs';

/** Whose lines are collected. */
export interface CollectedService {
  readonly deployment: Deployment;
  readonly service: Service;
  readonly engineVersion: Pick<IEngineVersion, 'logs'>;
}

/** Tags that the containers of a box write under. */
export const BOX_TAGS = { engine: 'line.engine', guard: 'line.guard', kernel: 'line.kernel' } as const;

/** On a box: containers write to a socket, the kernel to its ring. Nothing of either touches a disk. */
export function boxCollector(collected: CollectedService, folder: string, socket: string): { [file: string]: string } {
  const inputs: ConfigSection[] = [
    { kind: 'INPUT', settings: [['Name', 'forward'], ['Unix_Path', socket], ['Mem_Buf_Limit', INPUT_LIMIT]] },
    { kind: 'INPUT', settings: [['Name', 'kmsg'], ['Tag', BOX_TAGS.kernel], ['Prio_Level', '4']] },
  ];
  return files(collected, Platform.EC2, folder, {
    inputs, replica: '${LLM_INSTANCE_ID}',
    programs: [
      { program: engineProgram(collected.engineVersion), match: BOX_TAGS.engine },
      { program: guardProgram(DEFAULT_GUARD), match: BOX_TAGS.guard },
      { program: KERNEL_PROGRAM, match: BOX_TAGS.kernel },
    ],
  });
}

/** In a task: ECS writes the inputs, and tags lines `<container>-firelens-<task>` (aws-samples/amazon-ecs-firelens-under-the-hood, read 2026-11-26). */
export function taskCollector(collected: CollectedService, folder: string, containers: TaskContainers): { [file: string]: string } {
  const tag = (container: string): string => `${container}-firelens-*`;
  return files(collected, Platform.ECS, folder, {
    inputs: [], replica: '${HOSTNAME}',
    programs: [
      { program: engineProgram(collected.engineVersion), match: tag(containers.engine) },
      { program: guardProgram(DEFAULT_GUARD), match: tag(containers.guard) },
      ...containers.tools.map((name) => ({ program: TOOLS_PROGRAM, match: tag(name) })),
    ],
  });
}

/** Names of the containers of a task. */
export interface TaskContainers {
  readonly engine: string;
  readonly guard: string;
  readonly tools: readonly string[];
}

interface Places {
  readonly inputs: readonly ConfigSection[];
  readonly programs: readonly CollectedProgram[];
  readonly replica: string;
}

function files({ deployment, service }: CollectedService, platform: Platform, folder: string, { inputs, programs, replica }: Places): { [file: string]: string } {
  return collectorFiles({
    inputs, programs, folder,
    prompts: service.observability.logging.prompts,
    added: { service: scaledName(platform, deployment, service), replica },
    keptFields: [],
    outputOf: (stream) => cloudWatchOutput(stream, replica),
  });
}

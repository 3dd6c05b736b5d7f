import type { CfnTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import type { ContainerSpec } from '../../../../lib/container/container-spec';
import { SERVED_NAMES_LABEL } from '../../../../lib/service-tag';
import type { ServingInput } from '../../serving-input';
import { healthCheckOf } from './health-check';
import { mountsOf, type SharedTaskVolume } from './volumes';

/** CPU units of one processor (ECS API, ContainerDefinition.cpu). */
const CPU_UNITS = 1024;

/** Memory that a step before the engine reserves, MiB: the engine's own share is idle until then, and ECS adds all of them up. */
const STEP_MIB = 128;

/** What a container must know besides its own spec. */
export interface TaskContext {
  readonly input: ServingInput;
  readonly region: string;
  readonly logGroupName: string;
  /** @default - each machine keeps its own weights */
  readonly sharedVolume?: SharedTaskVolume;
  /** Address that a collector writes metrics to. @default - none is known at deployment */
  readonly metricsUrl?: string;
}

/** How a container hangs together with the others of its task. */
export interface TaskPlace {
  /** Whether the task ends with it. */
  readonly essential: boolean;
  readonly dependsOn: CfnTaskDefinition.ContainerDependencyProperty[];
}

/** One container of the spec as one container of a task. */
export function taskContainer(spec: ContainerSpec, context: TaskContext, place: TaskPlace): CfnTaskDefinition.ContainerDefinitionProperty {
  const { mountPoints, tmpfs, sharedMemorySize } = mountsOf(spec, context.input);
  return {
    name: spec.name,
    image: spec.image,
    essential: place.essential,
    ...(spec.command.length > 0 && { entryPoint: spec.command }),
    command: spec.args,
    environment: Object.entries(spec.env).map(([name, value]) => ({ name, value })),
    portMappings: spec.ports.filter(({ loopback }) => !loopback).map(({ number }) => ({ containerPort: number, protocol: 'tcp' })),
    ...(spec.accelerators > 0 && { dockerLabels: { [SERVED_NAMES_LABEL]: context.input.replica.servedNames.join(',') } }),
    mountPoints,
    ...reservationOf(spec, place.essential),
    ...(spec.accelerators > 0 && { resourceRequirements: [{ type: 'GPU', value: String(spec.accelerators) }] }),
    ...(spec.ulimits && { ulimits: spec.ulimits.map(ulimitOf) }),
    ...hardening(spec),
    linuxParameters: {
      capabilities: { drop: ['ALL'] },
      ...(tmpfs.length > 0 && { tmpfs }),
      ...(sharedMemorySize !== undefined && { sharedMemorySize }),
    },
    ...(spec.startup && spec.liveness && { healthCheck: healthCheckOf(spec.startup, spec.liveness) }),
    dependsOn: [...place.dependsOn, { containerName: COLLECTOR_CONTAINER, condition: 'START' }],
    stopTimeout: spec.stopSeconds,
    logConfiguration: COLLECTED,
  };
}

/** The same for every container, ours included. */
export function hardening({ userId, groupId, readOnlyRoot }: Pick<ContainerSpec, 'userId' | 'groupId' | 'readOnlyRoot'>): Partial<CfnTaskDefinition.ContainerDefinitionProperty> {
  return { user: `${userId}:${groupId}`, readonlyRootFilesystem: readOnlyRoot, privileged: false, dockerSecurityOptions: ['no-new-privileges'] };
}

/** Name of the container that collects the lines of the others. */
export const COLLECTOR_CONTAINER = 'log-router';

/** To the collector, by way of FireLens: the driver waits neither for it nor for its answer. */
const COLLECTED: CfnTaskDefinition.LogConfigurationProperty = { logDriver: 'awsfirelens' };

/** Straight to the log group, as they are, for programs that no request reaches. A full buffer drops lines and never blocks an answer. */
export function logsOf({ region, logGroupName }: Pick<TaskContext, 'region' | 'logGroupName'>): CfnTaskDefinition.LogConfigurationProperty {
  return {
    logDriver: 'awslogs',
    options: { 'awslogs-region': region, 'awslogs-group': logGroupName, 'awslogs-stream-prefix': 'task', 'mode': 'non-blocking', 'max-buffer-size': '4m' },
  };
}

/** What the scheduler must find free. A limit must be above the reservation, and is one itself where there is no other. */
function reservationOf({ cpus, memoryMiB, memoryLimitMiB = Infinity }: ContainerSpec, stays: boolean): Partial<CfnTaskDefinition.ContainerDefinitionProperty> {
  const reserved = stays ? memoryMiB : STEP_MIB;
  return {
    ...(stays && { cpu: Math.ceil(cpus * CPU_UNITS) }),
    ...(reserved < memoryLimitMiB && { memoryReservation: reserved }),
    ...(memoryLimitMiB < Infinity && { memory: memoryLimitMiB }),
  };
}

/** `name=soft:hard`, or one value for both. */
function ulimitOf(text: string): CfnTaskDefinition.UlimitProperty {
  const [name, values] = text.split('=');
  const [soft, hard = soft] = values.split(':').map(Number);
  return { name, softLimit: soft, hardLimit: hard };
}

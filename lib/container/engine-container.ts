import { devicesPerNode, nodesOf } from '../plan/cut';
import { budgetSeconds, STEPS, type StepName } from '../plan/time-line';
import type { Plan } from '../plan/plan';
import { WeightsLoad } from '../deployment/enums';
import { StopBehaviour } from '../engine/engine';
import type { EngineCommand, EngineOptions } from '../engine/engine-options';
import { LEADER_RANK, type EngineMember } from '../engine/group';
import { folderAddress } from '../weights/folder-address';
import type { ContainerSpec, MountSpec, ProbeSpec } from './container-spec';
import { FABRIC_ENVIRONMENT, FABRIC_LIMIT, fabricInterfacesOf } from './fabric';
import { GROUP_VARIABLES, reference } from './group-variables';
import { CACHE_PATH, ENGINE_CONFIG_PATH, ENGINE_HOST, ENGINE_PORT, GUARD_PORT, STORE_PATH, WEIGHTS_PATH } from './layout';
import { modelPathOf } from './model-path';
import { VOLUMES, type ReplicaInput } from './replica-input';
import { siteEnvironment } from './site-environment';
import { tuningFor } from './tuning';

/** How often and how patiently an engine is asked, by the presets of the engine fact sheet, section 11 (2026-11-22). */
const STARTUP = { periodSeconds: 10, timeoutSeconds: 5 } as const;
const READINESS = { periodSeconds: 5, timeoutSeconds: 5, failureThreshold: 3 } as const;
const LIVENESS = { periodSeconds: 15, timeoutSeconds: 15, failureThreshold: 10 } as const;

/** The guard closes when routers have stopped; the engine is told a little later, or it would abort what slipped through. */
const GUARD_CLOSES_SECONDS = 2;

/** The inference server. It listens on the loopback address, so its probes go through the guard. */
export function engineContainer(input: ReplicaInput, rank: string = LEADER_RANK): ContainerSpec {
  const { service, engineVersion, instanceType, plan } = input;
  const { runtime, endpoints } = engineVersion;
  const started = engineCommandOf(input, rank);
  const fabricInterfaces = fabricInterfacesOf(input);
  const devices = devicesPerNode(plan.cut);
  const ulimits = [...new Set([...runtime.ulimits, ...(fabricInterfaces > 0 ? [FABRIC_LIMIT] : [])])];
  return {
    name: 'engine',
    image: plan.images.engine,
    command: started.command,
    args: [...started.args, ...(service.engine.extraArgs ?? [])],
    env: { ...started.env, ...(isStreamed(input) && streamEnvironment(input)), ...(fabricInterfaces > 0 && FABRIC_ENVIRONMENT), ...service.engine.extraEnv },
    ...memberFields(input),
    ports: [{ name: 'engine', number: ENGINE_PORT, loopback: true }],
    mounts: engineMounts(input),
    userId: runtime.userId,
    groupId: runtime.groupId,
    // device hooks and kernel libraries write below the image's own folders
    readOnlyRoot: false,
    accelerators: devices,
    ...(fabricInterfaces > 0 && { fabricInterfaces }),
    cpus: cpusFor(devices * runtime.processesPerDevice, instanceType.vcpus),
    memoryMiB: plan.hostMemoryMiB,
    readiness: probe(endpoints.readinessPath, READINESS),
    // the operator of a framework asks each member whether it lives, and one without a replica of its own still does
    ...(!engineVersion.framework && {
      startup: { path: endpoints.readinessPath, port: GUARD_PORT, ...STARTUP, failureThreshold: startupTries(plan) },
      liveness: probe(endpoints.livenessPath, LIVENESS),
    }),
    ...(ulimits.length > 0 && { ulimits }),
    stopSignal: runtime.stopSignal,
    ...stopOf(input),
  };
}

/** What is started for an engine. */
export function engineCommandOf(input: ReplicaInput, rank: string = LEADER_RANK): EngineCommand {
  const { cut } = input.plan;
  const member: EngineMember | undefined = nodesOf(cut) > 1 ? { nodes: nodesOf(cut), rank, leaderAddress: reference(GROUP_VARIABLES.leader) } : undefined;
  return input.engineVersion.command({ ...engineOptionsFor(input), ...(member && { member }) });
}

/** What a member of a group learns of itself where it runs. */
function memberFields({ engineVersion: { spread, framework }, plan: { cut } }: ReplicaInput): Pick<ContainerSpec, 'platformVariables' | 'addressVariable'> {
  if (nodesOf(cut) === 1 || !spread?.group || framework) return {};
  const { addressVariable } = spread.group;
  return { platformVariables: Object.values(GROUP_VARIABLES), ...(addressVariable !== undefined && { addressVariable }) };
}

/** The guard refuses new requests after the deregistration; an engine that would cut the running ones hears of the stop only when none can be left. */
function stopOf({ engineVersion: { runtime }, plan: { drain } }: ReplicaInput): Pick<ContainerSpec, 'stopSeconds' | 'preStopSleepSeconds'> {
  const held = runtime.onStop === StopBehaviour.CUTS ? drain.generationSeconds : 0;
  return {
    stopSeconds: drain.generationSeconds - held + drain.teardownSeconds,
    preStopSleepSeconds: drain.deregistrationSeconds + GUARD_CLOSES_SECONDS + held,
  };
}

/** What the engine is told. */
export function engineOptionsFor(input: ReplicaInput): EngineOptions {
  const { service: { model }, plan, engineVersion } = input;
  const { convertedFrom, streamBufferMiB } = plan.weights;
  const modelPath = modelPathFor(input);
  return {
    modelPath,
    ...(streamBufferMiB !== undefined && { streamBufferMiB }),
    servedNames: model.servedNames,
    host: ENGINE_HOST,
    port: ENGINE_PORT,
    tensorParallel: plan.cut.tensorParallel,
    ...(plan.cut.expertParallel && { expertParallel: true }),
    ...(plan.cut.pipelineParallel > 1 && { pipelineParallel: plan.cut.pipelineParallel }),
    contextTokens: plan.contextTokens,
    // the guard's own request for a token never waits behind callers
    maxSequences: plan.maxSequences + (engineVersion.endpoints.healthByGeneration ? 1 : 0),
    maxBatchedTokens: plan.maxBatchedTokens,
    memoryShare: plan.memoryShare,
    dtype: plan.dtype,
    // files of the served format say it themselves
    ...(convertedFrom !== undefined && { quantization: plan.weightFormat }),
    drainSeconds: plan.drain.generationSeconds,
    readySeconds: ownSeconds(plan, ['load', 'warm-up']),
    keepAliveSeconds: plan.idle.engineKeepAliveSeconds,
    cachePath: CACHE_PATH,
    trustRemoteCode: model.trustRemoteCode,
    tuning: tuningFor(input.service, engineVersion, modelPath),
    configPath: ENGINE_CONFIG_PATH,
    storePath: STORE_PATH,
  };
}

function isStreamed({ plan }: ReplicaInput): boolean {
  return plan.weights.strategy === WeightsLoad.STREAM;
}

/** How an engine that streams reaches the bucket; libraries differ in the name that they read the region from. */
function streamEnvironment({ deployment }: ReplicaInput): { [name: string]: string } {
  return { ...siteEnvironment(deployment), ...(deployment.aws && { AWS_DEFAULT_REGION: deployment.aws.region }) };
}

function modelPathFor({ service, plan: { weights } }: ReplicaInput): string {
  const { source } = service.model;
  switch (weights.strategy) {
    case WeightsLoad.STREAM: return folderAddress(source);
    case WeightsLoad.MOUNTED: return source.startsWith('/') ? `${WEIGHTS_PATH}${source}` : WEIGHTS_PATH;
    default: return modelPathOf(service);
  }
}

/** The container's own part of the line: image and weights are there when it starts. */
function startupTries(plan: Plan): number {
  return Math.ceil(ownSeconds(plan, ['load', 'warm-up', 'first-token']) / STARTUP.periodSeconds);
}

/** Seconds of a container's own steps; a member of a group also waits for the machine that comes last. */
function ownSeconds({ cut, startTimeLines }: Plan, own: StepName[]): number {
  const steps = nodesOf(cut) > 1 ? STEPS : own;
  return Math.max(...Object.values(startTimeLines).map((line) => budgetSeconds(line, steps)));
}

/** One core for each process, and two left to the system and the guard. */
function cpusFor(processes: number, vcpus: number): number {
  return Math.max(1, Math.min(processes, vcpus - 2));
}

function probe(path: string, patience: Omit<ProbeSpec, 'path' | 'port'>): ProbeSpec {
  return { path, port: GUARD_PORT, ...patience };
}

/** What the engine's image sees: also while it prepares. */
export function engineMounts(input: ReplicaInput): MountSpec[] {
  const { homePath, homeInImage, writablePaths } = input.engineVersion.runtime;
  const { files, preparation } = engineCommandOf(input);
  return [
    ...(isStreamed(input) ? [] : [{ volume: VOLUMES.weights, path: WEIGHTS_PATH, readOnly: true }]),
    { volume: VOLUMES.cache, path: CACHE_PATH, readOnly: false },
    ...(homeInImage ? [] : [{ volume: VOLUMES.home, path: homePath, readOnly: false }]),
    ...(writablePaths.includes('/tmp') ? [{ volume: VOLUMES.scratch, path: '/tmp', readOnly: false }] : []),
    ...(Object.keys(files).length > 0 ? [{ volume: VOLUMES.engineConfig, path: ENGINE_CONFIG_PATH, readOnly: true }] : []),
    ...(preparation.length > 0 ? [{ volume: VOLUMES.store, path: STORE_PATH, readOnly: false }] : []),
    { volume: VOLUMES.sharedMemory, path: '/dev/shm', readOnly: false },
  ];
}

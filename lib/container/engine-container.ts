import { budgetSeconds } from '../plan/time-line';
import type { TimeLine } from '../plan/plan';
import { WeightsLoad } from '../deployment/enums';
import { StopBehaviour } from '../engine/engine';
import type { EngineCommand, EngineOptions } from '../engine/engine-options';
import { folderAddress } from '../weights/folder-address';
import type { ContainerSpec, MountSpec, ProbeSpec } from './container-spec';
import { modelPathOf } from './model-path';
import { CACHE_PATH, ENGINE_CONFIG_PATH, ENGINE_HOST, ENGINE_PORT, GUARD_PORT, STORE_PATH, WEIGHTS_PATH } from './layout';
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
export function engineContainer(input: ReplicaInput): ContainerSpec {
  const { service, engineVersion, instanceType, plan } = input;
  const { runtime, endpoints } = engineVersion;
  const started = engineCommandOf(input);
  return {
    name: 'engine',
    image: plan.images.engine,
    command: started.command,
    args: [...started.args, ...(service.engine.extraArgs ?? [])],
    env: { ...started.env, ...(isStreamed(input) && streamEnvironment(input)), ...service.engine.extraEnv },
    ports: [{ name: 'engine', number: ENGINE_PORT, loopback: true }],
    mounts: engineMounts(input),
    userId: runtime.userId,
    groupId: runtime.groupId,
    // device hooks and kernel libraries write below the image's own folders
    readOnlyRoot: false,
    accelerators: plan.cut.devices,
    cpus: cpusFor(plan.cut.devices * runtime.processesPerDevice, instanceType.vcpus),
    memoryMiB: plan.hostMemoryMiB,
    startup: { path: endpoints.readinessPath, port: GUARD_PORT, ...STARTUP, failureThreshold: startupTries(plan.startTimeLines) },
    readiness: probe(endpoints.readinessPath, READINESS),
    liveness: probe(endpoints.livenessPath, LIVENESS),
    ...(runtime.ulimits.length > 0 && { ulimits: runtime.ulimits }),
    stopSignal: runtime.stopSignal,
    ...stopOf(input),
  };
}

/** What is started for an engine. */
export function engineCommandOf(input: ReplicaInput): EngineCommand {
  return input.engineVersion.command(engineOptionsFor(input));
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
  const { service: { model, optimization }, plan, engineVersion } = input;
  const { convertedFrom, streamBufferMiB } = plan.weights;
  const modelPath = modelPathFor(input);
  return {
    modelPath,
    ...(streamBufferMiB !== undefined && { streamBufferMiB }),
    servedNames: model.servedNames,
    host: ENGINE_HOST,
    port: ENGINE_PORT,
    tensorParallel: plan.cut.tensorParallel,
    contextTokens: plan.contextTokens,
    // the guard's own request for a token never waits behind callers
    maxSequences: plan.maxSequences + (engineVersion.endpoints.healthByGeneration ? 1 : 0),
    maxBatchedTokens: plan.maxBatchedTokens,
    memoryShare: plan.memoryShare,
    dtype: plan.dtype,
    // files of the served format say it themselves
    ...(convertedFrom !== undefined && { quantization: plan.weightFormat }),
    drainSeconds: plan.drain.generationSeconds,
    readySeconds: Math.max(...Object.values(plan.startTimeLines).map((line) => budgetSeconds(line, ['load', 'warm-up']))),
    keepAliveSeconds: plan.idle.engineKeepAliveSeconds,
    cachePath: CACHE_PATH,
    trustRemoteCode: model.trustRemoteCode,
    tuning: tuningFor(optimization, engineVersion, modelPath),
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
function startupTries(lines: { [platform: string]: TimeLine }): number {
  const seconds = Math.max(...Object.values(lines).map((line) => budgetSeconds(line, ['load', 'warm-up', 'first-token'])));
  return Math.ceil(seconds / STARTUP.periodSeconds);
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

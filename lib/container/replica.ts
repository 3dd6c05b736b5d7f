import type { GuardOptions } from '../framework/guard';
import { guardAnswersFor } from '../degradation/guard-answers';
import { KERNELS_GIB } from '../plan/planner';
import { VolumeKind, type ReplicaSpec, type VolumeSpec } from './container-spec';
import { generationBodyFor } from '../engine/generation-body';
import { engineCommandOf, engineContainer } from './engine-container';
import { clusterOf } from './serving-cluster';
import { preparationContainer } from './preparation-container';
import { fetchContainer, FETCH_SCRIPT_FILE, waitContainer } from './fetch-container';
import { groupOf } from './group-container';
import { gateContainer, GATE_SCRIPT_FILE } from './gate-container';
import { guardContainer } from './guard-container';
import { VOLUMES, type ReplicaInput } from './replica-input';
import { ENGINE_HOST, ENGINE_PORT, GUARD_ADMIN_PORT, GUARD_CONFIG_PATH, GUARD_KEYS_PATH, GUARD_PORT } from './layout';
import { progressWatchFor } from '../recovery/frozen';
import { WeightsLoad } from '../deployment/enums';
import { CHECK_VERSIONS_SCRIPT } from '../weights/check-versions.generated';
import { FETCH_WEIGHTS_SCRIPT } from '../weights/fetch-weights.generated';

/** Scratch space of a container, MiB; our judgement, not measured. */
const SCRATCH_MIB = 4096;

/** The guard's sockets and process id, MiB. */
const GUARD_SCRATCH_MIB = 16;

/** The platform-neutral rendering that every platform shares. */
export function replicaFor(input: ReplicaInput): ReplicaSpec {
  const guardOptions = guardOptionsFor(input);
  const gate = gateContainer(input);
  const fetch = input.plan.weights.strategy === WeightsLoad.LOCAL ? fetchContainer(input) : undefined;
  const wait = fetch && input.plan.weights.shared !== undefined ? waitContainer(input) : undefined;
  const scripts = { ...(gate && { [GATE_SCRIPT_FILE]: CHECK_VERSIONS_SCRIPT }), ...(fetch && { [FETCH_SCRIPT_FILE]: FETCH_WEIGHTS_SCRIPT }) };
  const preparation = preparationContainer(input);
  const group = groupOf(input);
  const cluster = clusterOf(input);
  return {
    service: input.service.name,
    ...(gate && { gate }),
    ...(fetch && { fetch }),
    ...(wait && { wait }),
    ...(preparation && { preparation }),
    engine: engineContainer(input),
    guard: guardContainer(input, guardOptions),
    ...(group && { group }),
    ...(cluster && { cluster }),
    volumes: volumesOf(input, guardOptions, scripts),
    acceleratorResource: input.instanceType.accelerator.resourceName,
    servedNames: input.service.model.servedNames,
  };
}

/** What the guard is told. */
export function guardOptionsFor({ service, engineVersion, plan }: ReplicaInput): GuardOptions {
  const progress = progressWatchFor(engineVersion, plan.idle);
  return {
    port: GUARD_PORT,
    adminPort: GUARD_ADMIN_PORT,
    engineHost: ENGINE_HOST,
    enginePort: ENGINE_PORT,
    endpoints: engineVersion.endpoints,
    ...(engineVersion.endpoints.healthByGeneration && { healthBody: generationBodyFor(engineVersion.endpoints, service.model.servedNames[0]) }),
    ...(progress && { progress }),
    ...guardAnswersFor(service),
    admittedRequests: plan.admittedRequests,
    queuedRequests: plan.queuedRequests,
    maxBodyBytes: service.access.maxBodyBytes,
    maxOutputTokens: service.access.maxOutputTokens,
    ...(service.access.apiKeySecret !== undefined && { keysPath: GUARD_KEYS_PATH }),
    configPath: GUARD_CONFIG_PATH,
    idle: plan.idle,
    total: plan.total,
    drain: plan.drain,
  };
}

function volumesOf(input: ReplicaInput, guardOptions: GuardOptions, scripts: { [name: string]: string }): VolumeSpec[] {
  const { service, guard, plan, engineVersion } = input;
  const weightsMiB = Math.ceil(plan.weights.sizeGiB * 1024 * 1.1);
  const { files, preparation } = engineCommandOf(input);
  const secret = service.access.apiKeySecret;
  return [
    ...(plan.weights.strategy === WeightsLoad.STREAM ? [] : [{ name: VOLUMES.weights, kind: VolumeKind.WEIGHTS, sizeMiB: weightsMiB }]),
    { name: VOLUMES.cache, kind: VolumeKind.CACHE, sizeMiB: KERNELS_GIB * 1024 },
    ...(engineVersion.runtime.homeInImage ? [] : [{ name: VOLUMES.home, kind: VolumeKind.SCRATCH, sizeMiB: SCRATCH_MIB }]),
    { name: VOLUMES.scratch, kind: VolumeKind.SCRATCH, sizeMiB: SCRATCH_MIB },
    { name: VOLUMES.sharedMemory, kind: VolumeKind.MEMORY, sizeMiB: plan.sharedMemoryMiB },
    { name: VOLUMES.guardScratch, kind: VolumeKind.MEMORY, sizeMiB: GUARD_SCRATCH_MIB },
    { name: VOLUMES.guardConfig, kind: VolumeKind.FILES, files: guard.files(guardOptions) },
    ...(Object.keys(files).length > 0 ? [{ name: VOLUMES.engineConfig, kind: VolumeKind.FILES, files }] : []),
    // the engine's own copy of the weights
    ...(preparation.length > 0 ? [{ name: VOLUMES.store, kind: VolumeKind.CACHE, sizeMiB: weightsMiB }] : []),
    ...(Object.keys(scripts).length > 0 ? [{ name: VOLUMES.scripts, kind: VolumeKind.FILES, files: scripts }] : []),
    ...(secret === undefined ? [] : [{ name: VOLUMES.keys, kind: VolumeKind.SECRET, secret }]),
  ];
}

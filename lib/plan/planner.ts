import type { InstanceTypeFacts } from '../accelerator/instance-type';
import type { Deployment, Service } from '../deployment/deployment';
import { queueOf } from '../degradation/guard-answers';
import { WeightsLoad } from '../deployment/enums';
import type { IEngineVersion } from '../engine/engine';
import { DEFAULT_GUARD } from '../framework/guards';
import { platformsWhere } from '../platform/platforms';
import { checkpointFormatOf, servedFormatOf, weightBytes } from '../model/weight-format';
import { besidesBytes, offloadedMiB } from './besides';
import { drainChainFor, idleChainFor, totalChainFor } from './chains';
import { chooseCut, stagesOf, type ChosenCut } from './choose-cut';
import { costFor } from './cost';
import { devicesPerNode } from './cut';
import { reasonsFor } from './reasons';
import type { Cut, ImagePlan, Plan, TimeLine, WeightsPlan } from './plan';
import type { SearchPlan } from './search/search-plan';
import { predictSpeed } from './speed/predict';
import { sharedRatesFor } from './shared-rates';
import type { SpeedPlan } from './speed/speed-plan';
import { mostReplicas } from '../scaling/most-replicas';
import { scalingPlanFor } from '../scaling/scaling-plan-for';
import { streamOf, weightsDiskFor } from './throughput';
import { startTimeLineFor } from './time-line';
import { streamMemoryMiB, weightsDiskGiB, weightsPlanFor } from './weights-plan';

const GIB = 2 ** 30;

/** Unpacked layers and the download itself, as a multiple of the compressed image; our judgement, not measured. */
const UNPACKED_IMAGE = 2.5;

/** Operating system, driver and logs of a machine image, GiB; our judgement, not measured. */
const SYSTEM_GIB = 40;

/** Compiled kernels of one engine version and cut, with room for a second one during an update, GiB; our judgement, not measured. */
export const KERNELS_GIB = 10;

/** Host memory of one engine process besides shared memory, MiB; our judgement, not measured. */
const PROCESS_MEMORY_MIB = 4096;

/** Share of the host memory that containers may ask for. */
const HOST_SHARE = 0.85;

/** What the plan is made from. */
export interface PlanInput {
  readonly deployment: Deployment;
  readonly service: Service;
  readonly engineVersion: IEngineVersion;
  readonly instanceType: InstanceTypeFacts;
  readonly images: ImagePlan;
  /** What led to the instance type. @default - it was given */
  readonly search?: SearchPlan;
}

/** Decides everything about one service. Pure: the same input gives the same plan. */
export function planFor(input: PlanInput): Plan {
  const { deployment, service, engineVersion, instanceType } = input;
  const { model, workload, nodes = 1 } = service;
  const weightFormat = servedFormatOf(model);
  const sizeGiB = (weightBytes(model.facts, checkpointFormatOf(model)) + besidesBytes(service)) / GIB;
  const chosen = chooseCut({ service, engineVersion, accelerator: instanceType.accelerator, weightFormat, wholeMachine: platformsWhere(deployment.platforms, (facts) => facts.wholeMachine).length > 0 || nodes > 1 });
  const cut = cutOf(service, chosen);
  const limits = limitsOf(chosen, queueOf(service));
  const weights = weightsPlanFor({ service, type: instanceType, sizeGiB, streaming: engineVersion.streaming });
  const speedOf = (asked: Service): SpeedPlan | undefined => (chosen.memory.sequences < 1 ? undefined : predictSpeed({ service: asked, engineVersion, accelerator: instanceType.accelerator, weightFormat, tensorParallel: cut.tensorParallel, pipelineParallel: cut.pipelineParallel, expertParallel: cut.expertParallel, ...limits, replicas: mostReplicas(service) }));
  const speed = speedOf(service);
  const startTimeLines = timeLinesFor(input, weights, devicesPerNode(cut));
  const scaling = scalingPlanFor({ service, metrics: engineVersion.metrics, guard: DEFAULT_GUARD, startTimeLines, speedAt: (concurrency) => speedOf(offering(service, concurrency)) });
  const idle = idleChainFor(workload.longestSilenceSeconds);
  const plan = {
    service: service.name,
    engine: engineVersion.engineName,
    engineVersion: engineVersion.version,
    images: input.images,
    instanceType: instanceType.name,
    weightFormat,
    dtype: model.dtype,
    cut,
    replicas: service.replicas,
    ...(scaling && { scaling }),
    contextTokens: workload.contextTokens,
    ...limits,
    memory: chosen.memory,
    sharedMemoryMiB: engineVersion.runtime.sharedMemoryMiB,
    hostMemoryMiB: hostMemoryMiB(input, weights, devicesPerNode(cut)),
    diskGiB: Math.ceil(engineVersion.runtime.imageGiB * UNPACKED_IMAGE + diskOf(weights, engineVersion) + KERNELS_GIB + SYSTEM_GIB),
    startTimeLines,
    drain: drainChainFor(workload.longestGenerationSeconds),
    idle,
    total: totalChainFor(workload.longestGenerationSeconds, idle),
    weights,
    cost: costFor(instanceType, deployment.aws?.region, { replicas: service.replicas, nodes, speed }),
    ...(speed && { speed }),
    ...(input.search && { search: input.search }),
  };
  return { ...plan, decisions: reasonsFor({ plan, chosen, engineVersion, instanceType }) };
}

/** An engine that makes a store of its own from the weights keeps that too. */
function diskOf(weights: WeightsPlan, { runtime }: IEngineVersion): number {
  return (weightsDiskGiB(weights) + (runtime.copiesWeights ? weights.sizeGiB : 0)) * 1.05;
}

/** The same service when each replica has exactly so many requests in flight. */
function offering(service: Service, concurrency: number): Service {
  const { requestsPerSecond: _rate, users: _users, ...workload } = service.workload;
  return { ...service, workload: { ...workload, concurrency } };
}

function cutOf(service: Service, { tensorParallel }: ChosenCut): Cut {
  const pipelineParallel = stagesOf(service);
  const { nodes = 1, expertParallel } = service;
  return { tensorParallel, pipelineParallel, devices: tensorParallel * pipelineParallel, ...(nodes > 1 && { nodes }), ...(expertParallel && { expertParallel }) };
}

/** Where the ladder does not say, as many again may wait: with more, callers do better elsewhere than in a queue. */
function limitsOf({ maxSequences, maxBatchedTokens, memoryShare }: ChosenCut, queuedRequests = maxSequences) {
  return { maxSequences, admittedRequests: maxSequences, queuedRequests, maxBatchedTokens, memoryShare };
}

function hostMemoryMiB({ service, engineVersion, instanceType }: PlanInput, weights: WeightsPlan, devices: number): number {
  const { processesPerDevice, sharedMemoryMiB } = engineVersion.runtime;
  const wanted = PROCESS_MEMORY_MIB * (devices * processesPerDevice + 1) + sharedMemoryMiB + streamMemoryMiB(weights, devices);
  // what is pinned for the cache is never cut back: a rule says so when the host has not that much
  return Math.min(wanted, Math.floor(instanceType.memoryMiB * HOST_SHARE)) + offloadedMiB(service);
}

/** One line for each platform: the disk that weights are loaded from differs, the network does not. */
function timeLinesFor({ deployment, service, engineVersion, instanceType: type }: PlanInput, weights: WeightsPlan, devices: number): { [platform: string]: TimeLine } {
  const stream = weights.strategy === WeightsLoad.STREAM ? streamOf(type, (engineVersion.streaming?.connections ?? 1) * devices) : undefined;
  const shared = sharedRatesFor(service, type, weights);
  return Object.fromEntries(deployment.platforms.map((platform) => [platform, startTimeLineFor({
    type, runtime: engineVersion.runtime, weights, gated: service.model.versionsDigest !== undefined, stream, shared, disk: weightsDiskFor(platform, service.storage, type),
  })]));
}

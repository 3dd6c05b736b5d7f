import type { AcceleratorFacts } from '../accelerator/instance-type';
import type { Service } from '../deployment/deployment';
import type { EngineMemory, IEngineVersion } from '../engine/engine';
import { blockSizeOf } from '../model/weight-format';
import { besidesBytes } from './besides';
import { cutsOf, whyIllegal, whyUneven } from './cut';
import { memoryBudgetFor, sequencesOf, type FitInput } from './fit';
import type { MemoryBudget } from './plan';
import { Replica } from './speed/predict';

/** The cut that was taken, what it leaves room for, and what was refused. */
export interface ChosenCut {
  readonly tensorParallel: number;
  readonly maxSequences: number;
  readonly maxBatchedTokens: number;
  readonly memoryShare: number;
  readonly memory: MemoryBudget;
  /** Sequences of the typical length that the cache holds at once. */
  readonly typicalSequences: number;
  /** Why this one. */
  readonly reason: string;
  /** Each refused cut with its reason. */
  readonly refused: string[];
}

export interface CutInput {
  readonly service: Service;
  readonly engineVersion: IEngineVersion;
  readonly accelerator: AcceleratorFacts;
  readonly weightFormat: string;
  /** Whether one replica has the machine to itself, so that devices beside it stand idle. */
  readonly wholeMachine: boolean;
}

/** Judges one cut. */
interface Candidate {
  readonly tensorParallel: number;
  readonly fit: FitInput;
  readonly memory: MemoryBudget;
  readonly typicalSequences: number;
}

/** The smallest legal cut that holds the model and the asked load; failing that, the one that comes nearest, for the rules to refuse. */
export function chooseCut(input: CutInput): ChosenCut {
  const { service, accelerator, weightFormat } = input;
  const shard = { blockSize: blockSizeOf(service.model.facts, weightFormat), expertParallel: service.expertParallel };
  if (service.tensorParallel !== undefined) {
    const illegal = whyIllegal(service.model.facts, service.tensorParallel, shard);
    return chosenFrom(candidateOf(input, service.tensorParallel), input, { reason: service.search ? 'what the search for hardware found' : 'hardware.tensorParallel of the deployment', refused: illegal ? [illegal] : [] });
  }
  const cuts = cutsOf(service.model.facts, widestOf(input), shard).map((cut) => ({ illegal: unevenOf(service, accelerator, cut.tensorParallel), ...cut }));
  const legal = cuts.filter((cut) => cut.illegal === undefined).map((cut) => candidateOf(input, cut.tensorParallel));
  const refused = cuts.flatMap((cut) => (cut.illegal === undefined ? [] : [`${cut.tensorParallel}: ${cut.illegal}`]));
  const holds = legal.filter(({ memory }) => memory.sequences >= 1);
  const serves = holds.find(({ typicalSequences }) => typicalSequences >= service.workload.concurrency);
  const paid = input.wholeMachine ? fastestOf(holds, input) : undefined;
  const taken = paid ?? serves ?? holds.at(-1) ?? legal.at(-1) ?? candidateOf(input, 1);
  const smaller = legal.filter(({ tensorParallel }) => tensorParallel < taken.tensorParallel).map((candidate) => whyTooSmall(candidate, service));
  const reason = taken === paid ? `of the cuts that hold the model the one that yields most tokens, since the machine carries one replica (room for ${taken.typicalSequences} typical sequences)` : reasonFor(taken, service, serves !== undefined);
  return chosenFrom(taken, input, { reason, refused: [...smaller, ...refused] });
}

/** The cut with the most tokens per second, where there is a choice and their speed can be predicted. */
function fastestOf(candidates: readonly Candidate[], input: CutInput): Candidate | undefined {
  const { service, engineVersion, accelerator, weightFormat } = input;
  if (candidates.length < 2) return undefined;
  const rates = candidates.map((candidate) => {
    const maxSequences = placesOf(service.workload.concurrency, candidate.fit, candidate.typicalSequences);
    return Replica.of({ service, engineVersion, accelerator, weightFormat, tensorParallel: candidate.tensorParallel, pipelineParallel: stagesOf(service), expertParallel: service.expertParallel, maxSequences, queuedRequests: maxSequences })?.tokensPerSecond ?? 0;
  });
  const most = Math.max(...rates);
  return most === 0 ? undefined : candidates[rates.indexOf(most)];
}

/** The widest cut that engine and machine allow. */
export function mostDevicesOf(engineVersion: IEngineVersion, accelerator: AcceleratorFacts): number {
  return Math.min(accelerator.count, engineVersion.memory(accelerator, 1).mostDevices);
}

/** Stages of a pipeline: one for each machine, unless the description says otherwise. */
export function stagesOf({ pipelineParallel, nodes = 1 }: Service): number {
  return pipelineParallel ?? nodes;
}

/** The widest tensor-parallel cut beside the stages of the pipeline. */
function widestOf({ service, engineVersion, accelerator }: CutInput): number {
  const { nodes = 1 } = service;
  return Math.max(1, Math.floor(mostDevicesOf(engineVersion, { ...accelerator, count: accelerator.count * nodes }) / stagesOf(service)));
}

function unevenOf(service: Service, { count }: AcceleratorFacts, tensorParallel: number): string | undefined {
  return whyUneven(tensorParallel * stagesOf(service), service.nodes ?? 1, count);
}

/** What one device of a cut must hold. */
export function fitInputFor({ service, engineVersion, accelerator, weightFormat }: Omit<CutInput, 'wholeMachine'>, tensorParallel: number): FitInput {
  const engine = engineVersion.memory(accelerator, tensorParallel);
  const { workload, model, optimization } = service;
  return {
    facts: model.facts,
    format: weightFormat,
    accelerator,
    engine,
    tensorParallel,
    pipelineParallel: stagesOf(service),
    contextTokens: workload.contextTokens,
    maxSequences: optimization.maxSequences ?? engine.defaultMaxSequences,
    maxBatchedTokens: stepTokens(service, engine),
    memoryShare: engine.defaultShare,
    ...(optimization.kvCacheDtype !== undefined && { cacheDtype: optimization.kvCacheDtype }),
    besidesBytes: besidesBytes(service),
    // the guard's own request owns a place where places own a cache
    reservedSequences: engine.cachePerPlace && engineVersion.endpoints.healthByGeneration ? 1 : 0,
  };
}

function candidateOf(input: CutInput, tensorParallel: number): Candidate {
  const fit = fitInputFor(input, tensorParallel);
  const memory = memoryBudgetFor(fit);
  return { tensorParallel, fit, memory, typicalSequences: typicalSequencesOf(input.service, memory, fit) };
}

/** Sequences of the workload, once they are full grown, that the cache holds at once. */
export function typicalSequencesOf({ workload }: Service, memory: MemoryBudget, fit: FitInput): number {
  if (fit.engine.cachePerPlace) return memory.sequences;
  return sequencesOf(Math.min(workload.contextTokens, workload.inputTokens + workload.outputTokens), memory, fit);
}

function chosenFrom({ tensorParallel, fit, memory, typicalSequences }: Candidate, { service }: CutInput, why: { reason: string; refused: string[] }): ChosenCut {
  return {
    tensorParallel,
    maxSequences: service.optimization.maxSequences ?? placesOf(service.workload.concurrency, fit, typicalSequences),
    maxBatchedTokens: fit.maxBatchedTokens,
    memoryShare: fit.memoryShare,
    memory,
    typicalSequences,
    ...why,
  };
}

/** Tokens of a step: a prompt that is not computed in parts must find room in one. */
function stepTokens({ workload, optimization }: Service, { defaultBatchedTokens, stepHoldsPrompt }: EngineMemory): number {
  const wanted = optimization.maxBatchedTokens ?? defaultBatchedTokens;
  return stepHoldsPrompt || optimization.chunkedPrefill === false ? Math.max(wanted, workload.contextTokens) : wanted;
}

/** More than the cache holds only waits inside the engine, where no client is told; places that own a cache are as many as were asked for. */
function placesOf(concurrency: number, { engine, maxSequences }: FitInput, typicalSequences: number): number {
  if (engine.cachePerPlace) return Math.max(1, Math.min(concurrency, typicalSequences));
  return Math.max(1, Math.min(concurrency, maxSequences), Math.min(maxSequences, typicalSequences));
}

function reasonFor({ memory, typicalSequences }: Candidate, service: Service, serves: boolean): string {
  if (serves) return `the smallest legal cut that holds the weights and ${service.workload.concurrency} typical sequences (room for ${typicalSequences}); replicas serve more than wider cuts`;
  if (memory.sequences >= 1) return `the widest legal cut: it holds ${typicalSequences} of the asked ${service.workload.concurrency} typical sequences`;
  return 'no legal cut holds one sequence of the full context; this is the widest';
}

function whyTooSmall({ tensorParallel, memory, typicalSequences }: Candidate, service: Service): string {
  if (memory.kvCacheGiB <= 0) return `${tensorParallel}: weights and overhead exceed the usable ${memory.usableGiB.toFixed(1)} GiB by ${(-memory.kvCacheGiB).toFixed(1)} GiB`;
  if (memory.sequences < 1) return `${tensorParallel}: the KV cache of ${memory.kvCacheGiB.toFixed(1)} GiB holds no sequence of ${service.workload.contextTokens} tokens`;
  return `${tensorParallel}: holds ${typicalSequences} typical sequences, ${service.workload.concurrency} are asked`;
}

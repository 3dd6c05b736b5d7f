import type { AcceleratorFacts } from '../accelerator/instance-type';
import { ShareOf, type EngineMemory } from '../engine/engine';
import { kvCacheOf, type KvCacheInput } from '../model/kv-cache';
import type { ModelFacts } from '../model/model';
import { stageShareOf, stageWeightBytes } from '../model/weight-format';
import type { MemoryBudget } from './plan';

const GIB = 2 ** 30;

/** Communication buffers by devices of a cut, MB: measured tables of AIConfigurator 095f58a (2026-08-21). */
const COMMUNICATION_MB: [devices: number, mb: number][] = [[8, 392], [4, 392], [2, 342]];

/** Loaded shards outgrow their file at four devices and more by padding and repacking (sizing facts 2.2, 2026-11-22): dense models, and experts of some formats. */
const REPACKING = { fromDevices: 4, dense: 1.1, repackedExperts: 1.25 } as const;

/** Formats whose experts are repacked. Others load as they are: public runs of 8-bit and nvfp4 experts stand on four devices that 10 % more would not fit (rows m0025, m0127). */
const REPACKED = ['mxfp4'];

/** Least activation peak of an engine, bytes: 70 MiB in AIConfigurator 095f58a (2026-08-21). */
const LEAST_ACTIVATION_BYTES = 70 * 2 ** 20;

/** All that decides what one device must hold. */
export interface FitInput {
  readonly facts: ModelFacts;
  readonly format: string;
  readonly accelerator: AcceleratorFacts;
  readonly engine: EngineMemory;
  readonly tensorParallel: number;
  /** Stages that the layers are spread over. @default 1 */
  readonly pipelineParallel?: number;
  readonly contextTokens: number;
  readonly maxSequences: number;
  readonly maxBatchedTokens: number;
  readonly memoryShare: number;
  /** Data type of the cache. @default - the model's */
  readonly cacheDtype?: string;
  /** Bytes that every device holds besides the model: draft model and adapters. */
  readonly besidesBytes: number;
  /** Sequences of the full context that no caller gets. */
  readonly reservedSequences: number;
}

/** What one device holds, and how many full sequences fit beside it (sizing facts 4.5). */
export function memoryBudgetFor(input: FitInput): MemoryBudget {
  const { facts, accelerator, engine, tensorParallel, contextTokens } = input;
  const deviceGiB = accelerator.memoryMiB / 1024;
  const weightsGiB = (stageWeightBytes(facts, input.format, input) / GIB) * engine.weightFactor * repackingOf(input) + input.besidesBytes / GIB;
  const activationsGiB = activationBytes(input) / GIB;
  const contextGiB = engine.contextGiB + communicationGiB(tensorParallel);
  const { usableGiB, kvCacheGiB: cacheGiB } = sharedOut({ deviceGiB, weightsGiB, stepGiB: activationsGiB + contextGiB + engine.graphsGiB }, input);
  const cache = kvCacheOf(cacheInput(contextTokens, input));
  const stage = stageShareOf(facts, input.pipelineParallel);
  const kvPerSequenceGiB = (cache.bytesPerSequence * stage) / GIB;
  const kvCacheGiB = cacheGiB - input.reservedSequences * kvPerSequenceGiB;
  return {
    deviceGiB, usableGiB, weightsGiB, activationsGiB, graphsGiB: engine.graphsGiB, contextGiB, kvCacheGiB, kvPerSequenceGiB,
    kvBytesPerToken: cache.growingBytesPerToken * stage,
    sequences: Math.max(0, Math.floor(kvCacheGiB / kvPerSequenceGiB)),
  };
}

/** What must lie on a device before there is a cache, GiB. */
interface Load {
  readonly deviceGiB: number;
  readonly weightsGiB: number;
  /** Activations, runtime and graphs. */
  readonly stepGiB: number;
}

/** What the engine may take, and what of it is left for the cache: engines mean different things by their share. */
function sharedOut({ deviceGiB, weightsGiB, stepGiB }: Load, { engine, memoryShare }: FitInput): { usableGiB: number; kvCacheGiB: number } {
  const usableGiB = deviceGiB * memoryShare;
  const free = deviceGiB - weightsGiB - stepGiB;
  switch (engine.shareOf) {
    case ShareOf.DEVICE: return { usableGiB, kvCacheGiB: usableGiB - weightsGiB - stepGiB };
    // a step that outgrows the room beside the share takes from the cache
    case ShareOf.WEIGHTS_AND_CACHE: return { usableGiB, kvCacheGiB: usableGiB - weightsGiB - Math.max(0, stepGiB - (deviceGiB - usableGiB)) };
    case ShareOf.FREE_AFTER_LOAD: return { usableGiB: deviceGiB - Math.max(0, free) * (1 - memoryShare), kvCacheGiB: free > 0 ? free * memoryShare : free };
  }
}

/** Sequences of that many tokens that the cache holds at once. */
export function sequencesOf(tokens: number, budget: MemoryBudget, input: FitInput): number {
  const bytes = kvCacheOf(cacheInput(tokens, input)).bytesPerSequence * stageShareOf(input.facts, input.pipelineParallel);
  return Math.max(0, Math.floor((budget.kvCacheGiB * GIB) / bytes));
}

function cacheInput(tokens: number, { facts, tensorParallel, maxBatchedTokens, engine, cacheDtype }: FitInput): KvCacheInput {
  return { facts, tensorParallel, tokens, inFlightTokens: maxBatchedTokens, blockTokens: engine.blockTokens, ...(cacheDtype !== undefined && { cacheDtype }) };
}

/** Peak of one step: `T·(3·I/tp + 4·h)·2 B + 4·S·V B` (sizing facts 4.1; fitted to two engine logs, UNVERIFIED beyond them). */
function activationBytes({ facts, tensorParallel, maxBatchedTokens, maxSequences }: FitInput): number {
  const width = facts.experts ? Math.max(facts.intermediateSize, facts.experts.intermediateSize * facts.experts.topK) : facts.intermediateSize;
  const step = maxBatchedTokens * ((3 * width) / tensorParallel + 4 * facts.hiddenSize) * 2;
  const logits = 4 * maxSequences * facts.vocabSize;
  return Math.max(step + logits, LEAST_ACTIVATION_BYTES);
}

function communicationGiB(devices: number): number {
  const [, mb] = COMMUNICATION_MB.find(([least]) => devices >= least) ?? [1, 0];
  return (mb * 1e6) / GIB;
}

function repackingOf({ facts, format, tensorParallel }: FitInput): number {
  if (tensorParallel < REPACKING.fromDevices) return 1;
  if (!facts.experts) return REPACKING.dense;
  return REPACKED.includes(format) ? REPACKING.repackedExperts : 1;
}

import type { AcceleratorFacts } from '../accelerator/instance-type';
import type { EngineMemory } from '../engine/engine';
import { kvCacheOf } from '../model/kv-cache';
import type { ModelFacts } from '../model/model';
import { rankWeightBytes } from '../model/weight-format';
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
  readonly contextTokens: number;
  readonly maxSequences: number;
  readonly maxBatchedTokens: number;
  readonly memoryShare: number;
}

/** What one device holds, and how many full sequences fit beside it (sizing facts 4.5). */
export function memoryBudgetFor(input: FitInput): MemoryBudget {
  const { facts, accelerator, engine, tensorParallel, contextTokens } = input;
  const deviceGiB = accelerator.memoryMiB / 1024;
  const usableGiB = deviceGiB * input.memoryShare;
  const weightsGiB = (rankWeightBytes(facts, input.format, tensorParallel) / GIB) * engine.weightFactor * repackingOf(input);
  const activationsGiB = activationBytes(input) / GIB;
  const contextGiB = engine.contextGiB + communicationGiB(tensorParallel);
  const kvCacheGiB = usableGiB - weightsGiB - activationsGiB - contextGiB - engine.graphsGiB;
  const cache = kvCacheOf({ facts, tensorParallel, tokens: contextTokens, inFlightTokens: input.maxBatchedTokens, blockTokens: engine.blockTokens });
  const kvPerSequenceGiB = cache.bytesPerSequence / GIB;
  return {
    deviceGiB, usableGiB, weightsGiB, activationsGiB, graphsGiB: engine.graphsGiB, contextGiB, kvCacheGiB, kvPerSequenceGiB,
    kvBytesPerToken: cache.growingBytesPerToken,
    sequences: Math.max(0, Math.floor(kvCacheGiB / kvPerSequenceGiB)),
  };
}

/** Sequences of that many tokens that the cache holds at once. */
export function sequencesOf(tokens: number, budget: MemoryBudget, input: FitInput): number {
  const { facts, tensorParallel, maxBatchedTokens, engine } = input;
  const cache = kvCacheOf({ facts, tensorParallel, tokens, inFlightTokens: maxBatchedTokens, blockTokens: engine.blockTokens });
  return Math.max(0, Math.floor((budget.kvCacheGiB * GIB) / cache.bytesPerSequence));
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

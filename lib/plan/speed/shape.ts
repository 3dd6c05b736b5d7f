import { kvCacheOf } from '../../model/kv-cache';
import { blockSizeOf, embeddingBytes, weightBytes } from '../../model/weight-format';
import { formatFacts } from '../../model/weight-formats';
import type { ModelFacts } from '../../model/model';
import { memoryBudgetFor } from '../fit';
import { devicesOf, type SpeedSubject } from './subject';

const GIB = 2 ** 30;

/** Bytes of one value of the residual stream. */
export const STREAM_BYTES = 2;

/** What one step of a subject costs in bytes and operations, before anything is known of speed. */
export interface SpeedShape {
  readonly layers: number;
  readonly hiddenSize: number;
  /** Bytes of one device that every step reads, with experts left out. */
  readonly denseBytes: number;
  /** Bytes of all experts that one device holds. */
  readonly expertBytes: number;
  /** Share of the experts that one token visits; 0 for a dense model. */
  readonly visitedShare: number;
  /** Parameters that each token passes, with routed experts left out. */
  readonly denseParameters: number;
  /** Parameters of routed experts that each token passes. */
  readonly expertParameters: number;
  /** Width of one expert. */
  readonly expertWidth: number;
  /** Bytes of the cache that one device reads for one running sequence in mid-answer. */
  readonly cacheBytes: number;
  /** Operations of attention for one prompt over its quadratic part. */
  readonly attentionFlops: number;
  /** Operations of attention for one token in mid-answer. */
  readonly tokenAttentionFlops: number;
  /** Sequences in mid-answer that the cache of a replica is likely to hold, at least one. */
  readonly capacity: number;
  /** Whether the cautious budget holds the weights and one whole request. */
  readonly fits: boolean;
  /** Operations per second of one device in the precision that products really run in. */
  readonly flops: number;
  /** Whether those products are of 4-bit floating point. */
  readonly fourBit: boolean;
  readonly bytesPerSecond: number;
  readonly devices: number;
}

/** Share of a device that any engine that runs at all has left for the cache. */
const LEAST_CACHE_SHARE = 0.04;

/** Formats whose weights are widened before the product: it runs at the 16-bit rate. */
const WEIGHT_ONLY = /^(awq|gptq|int4|mxfp4|iq|q\d)/;

/** Compute capability from which products of 4-bit floating point exist. */
const FP4_CAPABILITY = 10;

/** Everything about a subject that does not depend on constants. */
export function shapeOf(subject: SpeedSubject): SpeedShape | undefined {
  const { model, accelerator, cut, lengths } = subject;
  if (accelerator.bandwidthGBps === undefined || accelerator.bf16Tflops === undefined) return undefined;
  const head = model.vocabSize * model.hiddenSize;
  const routed = model.experts?.parameters ?? 0;
  const visitedShare = model.experts ? model.experts.topK / model.experts.experts : 0;
  const linear = model.parameters - model.embeddingParameters - routed;
  const allBytes = weightBytes(model, subject.weightFormat);
  const routedBytes = expertBytesOf(model, subject.weightFormat);
  return {
    layers: model.layers,
    hiddenSize: model.hiddenSize,
    denseBytes: (allBytes - routedBytes - (1 - head / model.embeddingParameters) * embeddingBytes(model, subject.weightFormat)) / cut.tensorParallel,
    expertBytes: routedBytes / expertRanks(subject),
    visitedShare,
    denseParameters: linear + head,
    expertParameters: routed * visitedShare,
    expertWidth: model.experts?.intermediateSize ?? 0,
    cacheBytes: cacheBytesOf(subject, lengths.inputTokens + lengths.outputTokens / 2),
    attentionFlops: 2 * attentionWidth(model) * lengths.inputTokens ** 2 * (1 - lengths.cacheHitShare ** 2),
    tokenAttentionFlops: 2 * cachedWidth(model) * (lengths.inputTokens + lengths.outputTokens / 2),
    ...roomOf(subject, allBytes, routedBytes),
    flops: rateOf(subject) * 1e12,
    fourBit: isFourBit(subject),
    bytesPerSecond: accelerator.bandwidthGBps * 1e9,
    devices: devicesOf(cut),
  };
}

function expertBytesOf(model: ModelFacts, format: string): number {
  const bits = formatFacts(format)?.bits(blockSizeOf(model, format)) ?? 16;
  return ((model.experts?.parameters ?? 0) * bits) / 8;
}

/** Devices that the experts of one layer are spread over. */
function expertRanks({ cut }: SpeedSubject): number {
  return cut.expertParallel ? cut.tensorParallel * cut.dataParallel : cut.tensorParallel;
}

/** Multiply-adds for each pair of tokens, halved because a token sees only those before it. */
function attentionWidth({ attention, attentionHeads, headDim }: ModelFacts): number {
  return attention.fullLayers * attentionHeads * headDim;
}

/** The same while decoding: latent attention works on the latent itself, keys and values alike. */
function cachedWidth({ attention, attentionHeads, headDim }: ModelFacts): number {
  return attention.fullLayers * attentionHeads * 2 * (attention.latentWidth ?? headDim);
}

function cacheBytesOf({ model, cut, cacheDtype, memory }: SpeedSubject, tokens: number): number {
  return kvCacheOf({ facts: model, tensorParallel: cut.tensorParallel, tokens, inFlightTokens: 0, blockTokens: memory.blockTokens, cacheDtype }).bytesPerSequence;
}

/** What fits beside the weights. Speed answers how fast it is if it runs: the likely room is never nothing. */
function roomOf(subject: SpeedSubject, allBytes: number, routedBytes: number): Pick<SpeedShape, 'capacity' | 'fits'> {
  const { model, memory, cut, lengths, performance } = subject;
  const whole = lengths.inputTokens + lengths.outputTokens;
  const budget = memoryBudgetFor({
    facts: model, format: subject.weightFormat, accelerator: subject.accelerator, engine: memory, tensorParallel: cut.tensorParallel, contextTokens: whole,
    maxSequences: subject.maxSequences, maxBatchedTokens: memory.defaultBatchedTokens, memoryShare: memory.defaultShare, besidesBytes: 0, reservedSequences: 0,
  });
  // the budget knows tensor parallelism alone: what other cuts take off a device is room too
  const kept = ((allBytes - routedBytes) / cut.tensorParallel + routedBytes / expertRanks(subject)) / cut.pipelineParallel;
  const free = (budget.kvCacheGiB + budget.weightsGiB) * GIB;
  const cautious = free - (budget.weightsGiB * GIB * kept * cut.tensorParallel) / allBytes;
  const likely = Math.max(free - kept, LEAST_CACHE_SHARE * budget.deviceGiB * GIB);
  const groups = cut.pipelineParallel * cut.dataParallel;
  return {
    capacity: Math.max(1, Math.floor((likely / cacheBytesOf(subject, performance.reservesAnswer ? whole : lengths.inputTokens + lengths.outputTokens / 2)) * groups)),
    fits: cautious * cut.pipelineParallel >= cacheBytesOf(subject, whole),
  };
}

function isFourBit({ accelerator, weightFormat }: SpeedSubject): boolean {
  return (weightFormat === 'nvfp4' || weightFormat === 'mxfp4') && (accelerator.computeCapability ?? 0) >= FP4_CAPABILITY;
}

/** TFLOP/s of the products: 8 bits where device and weights have them, else 16. */
function rateOf(subject: SpeedSubject): number {
  const { accelerator, weightFormat, model } = subject;
  const { bf16Tflops = 0, fp8Tflops = bf16Tflops } = accelerator;
  if (isFourBit(subject)) return fp8Tflops;
  if (WEIGHT_ONLY.test(weightFormat)) return bf16Tflops;
  return weightFormat === 'fp8' && model.dtype !== 'float32' ? fp8Tflops : bf16Tflops;
}

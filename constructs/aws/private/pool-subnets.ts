import type { CapacityPool } from '../../../lib/capacity/pools';
import { LlmServingError } from '../../../lib/error';

/** Where machines may stand. */
export interface MachineSubnets {
  readonly subnetIds: string[];
  /** Zones of these subnets in the same order. @default - not known */
  readonly zones?: string[];
}

/** Machines of one zone stand in its subnet. */
export function subnetsOf({ subnetIds, zones }: MachineSubnets, { zone }: CapacityPool): string[] {
  const there = zone === undefined || zones === undefined ? subnetIds : subnetIds.filter((_, index) => zones[index] === zone);
  if (there.length === 0) throw new LlmServingError('InvalidInput', `no subnet stands in the zone ${zone}`, [], 'hardware.capacity');
  return there;
}

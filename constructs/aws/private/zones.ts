import { Fn } from 'aws-cdk-lib';
import type { InstanceTypeFacts } from '../../../lib/accelerator/instance-type';
import { InstanceTypeCatalogue } from '../../../lib/accelerator/catalogue';

/** A zone, as a subnet names it. */
export interface Zone {
  /** Part of the subnet's id: the same zone keeps its subnet. */
  readonly key: string;
  readonly properties: { readonly availabilityZoneId?: string; readonly availabilityZone?: string };
}

/** Where subnets go. */
export interface ZonePlan {
  /** Zones that offer the instance type. */
  readonly boxes: Zone[];
  /** Zones for the load balancer only. */
  readonly others: Zone[];
  /** False when nobody knows which zones of the region offer the type. */
  readonly known: boolean;
}

/** More zones bring little for a handful of boxes. */
const MOST_ZONES = 3;

/** An Application Load Balancer stands in two zones at least. */
const LEAST_ZONES = 2;

/** Zones by id where the catalogue knows them; else the region's first ones, which may not offer the type. Those of reservations come first. */
export function zonePlanFor(type: InstanceTypeFacts, region: string, wanted: readonly string[] = []): ZonePlan {
  const known = [...(type.zoneIds[region] ?? [])].sort();
  const first = known.filter((id) => wanted.includes(id));
  const offering = [...first, ...known.filter((id) => !first.includes(id))].slice(0, Math.max(MOST_ZONES, first.length)).sort();
  if (offering.length === 0) return { boxes: [0, 1].map(unnamedZone), others: [], known: false };
  const inRegion = InstanceTypeCatalogue.standard().all.flatMap(({ zoneIds }) => zoneIds[region] ?? []);
  const spare = [...new Set(inRegion)].filter((id) => !offering.includes(id)).sort().slice(0, Math.max(0, LEAST_ZONES - offering.length));
  return { boxes: offering.map(namedZone), others: spare.map(namedZone), known: true };
}

const namedZone = (availabilityZoneId: string): Zone => ({ key: `Zone${availabilityZoneId.replace(/[^a-z0-9]/gi, '')}`, properties: { availabilityZoneId } });

const unnamedZone = (index: number): Zone => ({ key: `Zone${index + 1}`, properties: { availabilityZone: Fn.select(index, Fn.getAzs()) } });

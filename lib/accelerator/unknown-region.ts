import { nearest } from '../units/nearest';
import type { InstanceTypeCatalogue } from './catalogue';

/** That a region offers no known type, most likely because it is mistyped. */
export interface UnknownRegion {
  readonly message: string;
  readonly remedy: string;
  readonly value: string;
  readonly limit: string;
}

/** What to say of a region that no entry of a catalogue knows; nothing when one does. */
export function unknownRegion(region: string, { regions }: InstanceTypeCatalogue): UnknownRegion | undefined {
  if (regions.includes(region)) return undefined;
  const [close] = nearest(region, regions);
  const limit = regions.join(', ');
  return { message: `nothing is known of a region '${region}'`, remedy: close === undefined ? `choose one of ${limit}` : `did you mean ${close}?`, value: region, limit };
}

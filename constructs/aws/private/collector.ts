import { watchOf } from '../../../lib/alerts/watch';
import { collectorFor, type Collector } from '../../../lib/collection/collector-for';
import type { Platform } from '../../../lib/deployment/enums';
import type { ServingInput } from '../serving-input';

/** The collector of each replica on a platform of AWS. */
export function collectorOf(input: ServingInput, platform: Platform): Collector | undefined {
  const { deployment, service } = input;
  const { name, signals } = watchOf(input, platform);
  return collectorFor({ deployment, service, name, signals });
}

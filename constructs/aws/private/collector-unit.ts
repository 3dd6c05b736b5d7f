import { COLLECTOR_VARIABLES, COLLECTOR_VOLUMES } from '../../../lib/collection/collector';
import { Platform } from '../../../lib/deployment/enums';
import type { ServingInput } from '../serving-input';
import { collectorOf } from './collector';
import { containerUnit } from './container-unit';
import { HOST } from './host-layout';

/** What the collector of a box is told. */
const ENVIRONMENT = `${HOST.etc}/collector.env`;

/** Starts that systemd allows: it starts in a moment, and a store that is away does not end it. */
const STARTS_PER_HOUR = 60;

/** Files of the collector, by path. */
export function collectorFiles(input: ServingInput): { [path: string]: string } {
  const collector = collectorOf(input, Platform.EC2);
  // Docker takes what follows the sign as it is, to the end of the line
  return collector ? { [ENVIRONMENT]: `${COLLECTOR_VARIABLES.config}=${collector.config}` } : {};
}

/** Its unit, by name. */
export function collectorUnits(input: ServingInput): { [name: string]: string } {
  const collector = collectorOf(input, Platform.EC2);
  if (!collector) return {};
  return {
    'llm-collector.service': containerUnit({
      spec: collector.spec,
      volumes: COLLECTOR_VOLUMES,
      instanceType: input.instanceType,
      environmentFile: ENVIRONMENT,
      inherited: collector.store ? [COLLECTOR_VARIABLES.url] : [],
      description: 'Sends metrics of the replica to their store',
      requires: ['docker.service', 'llm-images.service'],
      wants: [],
      startsPerHour: STARTS_PER_HOUR,
    }),
  };
}

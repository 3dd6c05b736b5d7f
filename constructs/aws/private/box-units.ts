import { WeightsLoad } from '../../../lib/deployment/enums';
import { BOX_TAGS } from '../../../lib/logs/aws-collector';
import type { ServingInput } from '../serving-input';
import { collectorUnits } from './collector-unit';
import { MOST_RESTARTS } from './box-plan';
import { LOG_COLLECTOR_UNIT, logCollectorUnit } from './log-collector-unit';
import { containerUnit, preparationUnit, type ContainerUnitOptions } from './container-unit';
import { HOST, READER_FOLDER } from './host-layout';
import { needsRootSlice, ROOT_SLICE, rootSlice } from './root-slice';
import { drainUnit, oneshotUnit, toolUnit, watchUnit } from './script-units';
import { unitFile } from './unit-file';

/** Units that the target starts, besides those that they pull in. */
const WANTED = ['llm-engine.service', 'llm-guard.service', 'llm-ready.service', 'llm-watch.service', 'llm-health.service', 'llm-machine.service', 'llm-metrics.service', 'llm-drain.service', LOG_COLLECTOR_UNIT];

const IMPORT = 'llm-import.service';

/** Starts that systemd itself allows: those of the health script, and as many crashes. */
const STARTS_PER_HOUR = 2 * MOST_RESTARTS + 1;

/** Script that writes the credentials of an engine that streams. */
export const READER_SCRIPT = 'weights-credentials.sh';

/** Script that mounts what all boxes read their weights from. */
export const MOUNT_SCRIPT = 'mount.sh';

const MOUNT = 'llm-mount.service';

/** Every unit file of the box, by name. */
export function boxUnits(input: ServingInput): { [name: string]: string } {
  const { replica, plan } = input;
  const collector = collectorUnits(input);
  const keyed = input.service.access.apiKeySecret !== undefined;
  const weighty = ['docker.service', 'llm-storage.service', 'llm-images.service', ...mountOf(input), ...toolsBeforeEngine(input)];
  const container = { volumes: replica.volumes, instanceType: input.instanceType, ...(plan.weights.source.startsWith('/') && plan.weights.shared === undefined && { mountedWeights: plan.weights.source }) };
  return {
    ...collector,
    'llm-serving.target': target([...Object.keys(collector), ...(keyed ? ['llm-keys.timer'] : [])]),
    'llm-storage.service': oneshotUnit({ description: 'Makes the folders for weights and caches', script: 'storage.sh', after: ['dlami-nvme.service'] }),
    'llm-prepare.service': oneshotUnit({ description: 'Names accelerators and keeps containers from credentials', script: 'prepare.sh', after: ['docker.service'] }),
    'llm-images.service': oneshotUnit({ description: 'Pulls the images', script: 'images.sh', requires: ['llm-prepare.service'] }),
    ...(mountOf(input).length > 0 && { [MOUNT]: oneshotUnit({ description: 'Mounts what all boxes read their weights from', script: MOUNT_SCRIPT, requires: ['llm-storage.service'] }) }),
    ...toolUnits(input),
    ...(needsRootSlice(replica) && { [ROOT_SLICE]: rootSlice() }),
    ...(replica.preparation && { [IMPORT]: preparationUnit({ ...container, spec: replica.preparation, description: 'Makes of the weights what the engine loads', requires: weighty }) }),
    ...(keyed && keyUnits()),
    'llm-engine.service': containerUnit({
      ...container,
      ...streamOptions(input),
      spec: replica.engine,
      logTag: BOX_TAGS.engine,
      description: 'The inference server',
      requires: replica.preparation ? [...weighty, IMPORT] : weighty,
      wants: [],
      startsPerHour: STARTS_PER_HOUR,
    }),
    'llm-guard.service': containerUnit({
      ...container,
      spec: replica.guard,
      logTag: BOX_TAGS.guard,
      description: 'The only way in to the inference server',
      requires: ['docker.service', 'llm-storage.service', 'llm-images.service'],
      // without a key file the guard lets nobody in; with one it may outlive an outage of the secret store
      wants: keyed ? ['llm-keys.service'] : [],
      startsPerHour: STARTS_PER_HOUR,
    }),
    [LOG_COLLECTOR_UNIT]: logCollectorUnit(input),
    'llm-ready.service': oneshotUnit({ description: 'Tells the group that this box serves', script: 'ready.sh' }),
    'llm-watch.service': watchUnit('Waits for the end of this box', 'watch.sh'),
    'llm-health.service': watchUnit('Restarts a stuck engine', 'health.sh'),
    'llm-machine.service': watchUnit('Watches for lost accelerators and announced maintenance', 'machine.sh'),
    'llm-metrics.service': oneshotUnit({ description: 'Brings metrics to CloudWatch', script: 'metrics.sh', again: true }),
    'llm-drain.service': drainUnit(plan.drain.totalSeconds + 60),
  };
}

/** The gate, which runs again before each start of an engine that streams, and the fetch. */
function toolUnits(input: ServingInput): { [name: string]: string } {
  const { replica: { gate, fetch, volumes } } = input;
  return {
    ...(gate && { 'llm-gate.service': toolUnit({ spec: gate, volumes, description: 'Compares the versions of the weights', requires: [], again: fetch === undefined }) }),
    ...(fetch && { 'llm-fetch.service': toolUnit({ spec: fetch, volumes, description: 'Fetches and verifies the weights', requires: ['llm-storage.service', ...mountOf(input), ...(gate ? ['llm-gate.service'] : [])] }) }),
  };
}

/** On one file system the first box fetches and the others wait for its lock. */
function mountOf({ plan }: ServingInput): string[] {
  return plan.weights.shared === undefined ? [] : [MOUNT];
}

function toolsBeforeEngine({ replica: { gate, fetch } }: ServingInput): string[] {
  if (fetch) return ['llm-fetch.service'];
  return gate ? ['llm-gate.service'] : [];
}

/** An engine that streams finds credentials where every AWS library looks for them: in its home. */
function streamOptions({ plan, replica: { engine } }: ServingInput): Partial<ContainerUnitOptions> {
  if (plan.weights.strategy !== WeightsLoad.STREAM) return {};
  return { before: `${HOST.scripts}/${READER_SCRIPT}`, hostMounts: [{ source: READER_FOLDER, target: `${engine.env.HOME}/.aws` }] };
}

function target(more: string[]): string {
  return unitFile({
    Unit: [['Description', 'One replica of an LLM service'], ['Wants', [...WANTED, ...more].join(' ')]],
    Install: [['WantedBy', 'multi-user.target']],
  });
}

/** A rotated key is live within five minutes; the one before stays valid. */
function keyUnits(): { [name: string]: string } {
  return {
    'llm-keys.service': oneshotUnit({ description: 'Reads both live API keys', script: 'keys.sh', again: true }),
    'llm-keys.timer': unitFile({
      Unit: [['Description', 'Reads the API keys again']],
      Timer: [['OnActiveSec', '300'], ['OnUnitActiveSec', '300'], ['Unit', 'llm-keys.service']],
    }),
  };
}

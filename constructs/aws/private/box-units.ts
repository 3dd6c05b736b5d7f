import type { ServingInput } from '../serving-input';
import { MOST_RESTARTS } from './box-plan';
import { containerUnit, preparationUnit } from './container-unit';
import { drainUnit, fetchUnit, oneshotUnit, watchUnit } from './script-units';
import { unitFile } from './unit-file';

/** Units that the target starts, besides those that they pull in. */
const WANTED = ['llm-engine.service', 'llm-guard.service', 'llm-ready.service', 'llm-watch.service', 'llm-health.service', 'llm-drain.service'];

const IMPORT = 'llm-import.service';

/** Starts that systemd itself allows: those of the health script, and as many crashes. */
const STARTS_PER_HOUR = 2 * MOST_RESTARTS + 1;

/** Every unit file of the box, by name. */
export function boxUnits(input: ServingInput): { [name: string]: string } {
  const { replica, plan } = input;
  const keyed = input.service.access.apiKeySecret !== undefined;
  const fetched = replica.fetch !== undefined;
  const weighty = ['docker.service', 'llm-storage.service', 'llm-images.service', ...(fetched ? ['llm-fetch.service'] : [])];
  const container = { volumes: replica.volumes, instanceType: input.instanceType, ...(!fetched && { mountedWeights: plan.weights.source }) };
  return {
    'llm-serving.target': target(keyed),
    'llm-storage.service': oneshotUnit({ description: 'Makes the folders for weights and caches', script: 'storage.sh', after: ['dlami-nvme.service'] }),
    'llm-prepare.service': oneshotUnit({ description: 'Names accelerators and keeps containers from credentials', script: 'prepare.sh', after: ['docker.service'] }),
    'llm-images.service': oneshotUnit({ description: 'Pulls the images', script: 'images.sh', requires: ['llm-prepare.service'] }),
    ...(replica.fetch && { 'llm-fetch.service': fetchUnit(replica.fetch, replica.volumes) }),
    ...(replica.preparation && { [IMPORT]: preparationUnit({ ...container, spec: replica.preparation, description: 'Makes of the weights what the engine loads', requires: weighty }) }),
    ...(keyed && keyUnits()),
    'llm-engine.service': containerUnit({
      ...container,
      spec: replica.engine,
      description: 'The inference server',
      requires: replica.preparation ? [...weighty, IMPORT] : weighty,
      wants: [],
      startsPerHour: STARTS_PER_HOUR,
    }),
    'llm-guard.service': containerUnit({
      ...container,
      spec: replica.guard,
      description: 'The only way in to the inference server',
      requires: ['docker.service', 'llm-storage.service', 'llm-images.service'],
      // without a key file the guard lets nobody in; with one it may outlive an outage of the secret store
      wants: keyed ? ['llm-keys.service'] : [],
      startsPerHour: STARTS_PER_HOUR,
    }),
    'llm-ready.service': oneshotUnit({ description: 'Tells the group that this box serves', script: 'ready.sh' }),
    'llm-watch.service': watchUnit('Waits for the end of this box', 'watch.sh'),
    'llm-health.service': watchUnit('Restarts a stuck engine', 'health.sh'),
    'llm-drain.service': drainUnit(plan.drain.totalSeconds + 60),
  };
}

function target(keyed: boolean): string {
  return unitFile({
    Unit: [['Description', 'One replica of an LLM service'], ['Wants', [...WANTED, ...(keyed ? ['llm-keys.timer'] : [])].join(' ')]],
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

import { budgetSeconds } from '../plan/time-line';
import { folderAddress } from '../weights/folder-address';
import type { ContainerSpec } from './container-spec';
import { WEIGHTS_PATH } from './layout';
import { modelPathOf } from './model-path';
import { VOLUMES, type ReplicaInput } from './replica-input';
import { toolContainer } from './tool-container';

/** File name of the script that fetches and verifies weights. */
export const FETCH_SCRIPT_FILE = 'fetch-weights.sh';

/** Silence after which the lock of another machine counts as dead, s: a client of a network file system may see a heartbeat a minute late; our judgement, not measured. */
const SHARED_STALE_SECONDS = 180;

/** Fetches and verifies the weights. */
export function fetchContainer(input: ReplicaInput): ContainerSpec {
  const { deployment: { site }, plan: { weights } } = input;
  return toolContainer(input, {
    name: 'fetch',
    script: FETCH_SCRIPT_FILE,
    env: {
      ...wanted(input),
      ...(weights.shared !== undefined && { LLM_STALE: String(SHARED_STALE_SECONDS) }),
      ...(site.hubEndpoint !== undefined && { HF_ENDPOINT: site.hubEndpoint }),
    },
    mounts: [{ volume: VOLUMES.weights, path: WEIGHTS_PATH, readOnly: false }],
  });
}

/** Looks until somebody else has fetched and verified them, and may not write. */
export function waitContainer(input: ReplicaInput): ContainerSpec {
  const seconds = Math.max(...Object.values(input.plan.startTimeLines).map((line) => budgetSeconds(line, ['launch', 'driver', 'gate', 'fetch'])));
  return toolContainer(input, {
    name: 'wait',
    script: FETCH_SCRIPT_FILE,
    env: { ...wanted(input), LLM_WAIT: String(seconds) },
    mounts: [{ volume: VOLUMES.weights, path: WEIGHTS_PATH, readOnly: true }],
  });
}

/** What must lie where. */
function wanted({ service }: ReplicaInput): { [name: string]: string } {
  const { model } = service;
  return {
    LLM_SOURCE: model.source === 'hf' ? `hf://${model.id}@${model.revision}` : folderAddress(model.source),
    LLM_DEST: modelPathOf(service),
    LLM_MANIFEST_DIGEST: model.manifestDigest ?? '',
  };
}

import { folderAddress } from '../weights/folder-address';
import type { ContainerSpec } from './container-spec';
import { MODEL_PATH, WEIGHTS_PATH } from './layout';
import { VOLUMES, type ReplicaInput } from './replica-input';
import { toolContainer } from './tool-container';

/** File name of the script that fetches and verifies weights. */
export const FETCH_SCRIPT_FILE = 'fetch-weights.sh';

/** Fetches and verifies the weights. */
export function fetchContainer(input: ReplicaInput): ContainerSpec {
  const { deployment, service: { model } } = input;
  return toolContainer(input, {
    name: 'fetch',
    script: FETCH_SCRIPT_FILE,
    env: {
      LLM_SOURCE: model.source === 'hf' ? `hf://${model.id}@${model.revision}` : folderAddress(model.source),
      LLM_DEST: MODEL_PATH,
      LLM_MANIFEST_DIGEST: model.manifestDigest ?? '',
      ...(deployment.site.hubEndpoint !== undefined && { HF_ENDPOINT: deployment.site.hubEndpoint }),
    },
    mounts: [{ volume: VOLUMES.weights, path: WEIGHTS_PATH, readOnly: false }],
  });
}

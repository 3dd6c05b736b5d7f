import type { ContainerSpec } from './container-spec';
import { MODEL_PATH, SCRIPTS_PATH, WEIGHTS_PATH } from './layout';
import { VOLUMES, type ReplicaInput } from './replica-input';
import { siteEnvironment } from './site-environment';

/** File name of the script that fetches and verifies weights. */
export const FETCH_SCRIPT_FILE = 'fetch-weights.sh';

/** A user that no image has: FETCH_IMAGE runs under any number. */
const ANYBODY = 65532;

/** Host memory of one download stream, MiB; our judgement, not measured. */
const MEMORY_PER_WORKER_MIB = 256;

/** Fetches and verifies the weights, runs to its end before the engine starts. */
export function fetchContainer({ deployment, service, engineVersion, plan }: ReplicaInput): ContainerSpec {
  const { model } = service;
  const memoryMiB = 512 + MEMORY_PER_WORKER_MIB * plan.weights.workers;
  return {
    name: 'fetch',
    image: plan.images.fetch,
    command: ['bash', `${SCRIPTS_PATH}/${FETCH_SCRIPT_FILE}`],
    args: [],
    env: {
      LLM_SOURCE: model.source === 'hf' ? `hf://${model.id}@${model.revision}` : model.source,
      LLM_DEST: MODEL_PATH,
      LLM_MANIFEST_DIGEST: model.manifestDigest ?? '',
      LLM_WORKERS: String(plan.weights.workers),
      HOME: '/tmp',
      ...(deployment.site.hubEndpoint !== undefined && { HF_ENDPOINT: deployment.site.hubEndpoint }),
      ...siteEnvironment(deployment),
    },
    ports: [],
    mounts: [
      { volume: VOLUMES.weights, path: WEIGHTS_PATH, readOnly: false },
      { volume: VOLUMES.scripts, path: SCRIPTS_PATH, readOnly: true },
      { volume: VOLUMES.scratch, path: '/tmp', readOnly: false },
    ],
    // the engine's user; in place of root anybody, since what was fetched may be read by all
    userId: engineVersion.runtime.userId === 0 ? ANYBODY : engineVersion.runtime.userId,
    groupId: engineVersion.runtime.groupId,
    readOnlyRoot: true,
    accelerators: 0,
    cpus: 1,
    memoryMiB,
    stopSignal: 'SIGTERM',
    stopSeconds: 10,
  };
}

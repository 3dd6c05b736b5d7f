import type { ContainerSpec, MountSpec } from './container-spec';
import { SCRIPTS_PATH } from './layout';
import { VOLUMES, type ReplicaInput } from './replica-input';
import { siteEnvironment } from './site-environment';

/** A user that no image has: the image of tools runs under any number. */
const ANYBODY = 65532;

/** Host memory of one process of the AWS CLI, MiB; our judgement, not measured. */
const MEMORY_PER_WORKER_MIB = 256;

/** What a step before the engine is made of. */
export interface ToolOptions {
  readonly name: string;
  /** File name of its script. */
  readonly script: string;
  readonly env: { readonly [name: string]: string };
  /** Mounts besides scripts and scratch. */
  readonly mounts: MountSpec[];
}

/** A script of ours in the image of tools, run to its end before the engine starts. */
export function toolContainer({ deployment, engineVersion, plan }: ReplicaInput, { name, script, env, mounts }: ToolOptions): ContainerSpec {
  return {
    name,
    image: plan.images.fetch,
    command: ['bash', `${SCRIPTS_PATH}/${script}`],
    args: [],
    env: { ...env, LLM_WORKERS: String(plan.weights.workers), HOME: '/tmp', ...siteEnvironment(deployment) },
    ports: [],
    mounts: [
      ...mounts,
      { volume: VOLUMES.scripts, path: SCRIPTS_PATH, readOnly: true },
      { volume: VOLUMES.scratch, path: '/tmp', readOnly: false },
    ],
    // the engine's user; in place of root anybody, since what was fetched may be read by all
    userId: engineVersion.runtime.userId === 0 ? ANYBODY : engineVersion.runtime.userId,
    groupId: engineVersion.runtime.groupId,
    readOnlyRoot: true,
    accelerators: 0,
    cpus: 1,
    memoryMiB: 512 + MEMORY_PER_WORKER_MIB * plan.weights.workers,
    stopSignal: 'SIGTERM',
    stopSeconds: 10,
  };
}

import type { ServiceDecision } from '../decide';
import { generationBodyFor } from '../engine/generation-body';
import { DEFAULT_GUARD } from '../framework/guards';
import { DEEP_CHECK_SCRIPT } from '../recovery/deep-check';
import type { ContainerSpec } from './container-spec';
import { GUARD_KEYS_PATH } from './layout';
import { VOLUMES } from './replica-input';

/** Where a service answers. */
export interface ServiceAddress {
  readonly host: string;
  readonly port: number;
}

/** What a shell and a socket take; our judgement. */
const MEMORY_MIB = 32;

/** Seconds beyond the longest silence: the request may wait for a place. */
const QUEUE_SECONDS = 30;

/** Asks a service for one token as a caller would, by its own address and with its own key. */
export function deepCheckContainer({ service, engineVersion: { endpoints }, plan }: Pick<ServiceDecision, 'service' | 'engineVersion' | 'plan'>, { host, port }: ServiceAddress): ContainerSpec {
  return {
    name: 'check',
    // the guard's image has a shell, and is on the machines already
    image: plan.images.guard,
    command: ['/bin/bash', '-c', DEEP_CHECK_SCRIPT],
    args: [],
    env: {
      LLM_HOST: host,
      LLM_PORT: String(port),
      LLM_PATH: endpoints.generationPath,
      LLM_BODY: generationBodyFor(endpoints, service.model.servedNames[0]),
      LLM_SECONDS: String(plan.idle.longestSilenceSeconds + QUEUE_SECONDS),
      LLM_KEY: `${GUARD_KEYS_PATH}/current`,
    },
    ports: [],
    mounts: service.access.apiKeySecret === undefined ? [] : [{ volume: VOLUMES.keys, path: GUARD_KEYS_PATH, readOnly: true }],
    userId: DEFAULT_GUARD.userId,
    groupId: DEFAULT_GUARD.groupId,
    readOnlyRoot: true,
    accelerators: 0,
    cpus: 0.05,
    memoryMiB: MEMORY_MIB,
    memoryLimitMiB: MEMORY_MIB,
    stopSignal: 'SIGTERM',
    stopSeconds: 5,
  };
}

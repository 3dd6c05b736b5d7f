import type { GuardOptions } from '../framework/guard';
import type { ContainerSpec, ProbeSpec } from './container-spec';
import { GUARD_ADMIN_PORT, GUARD_CONFIG_PATH, GUARD_KEYS_PATH, GUARD_PORT } from './layout';
import { VOLUMES, type ReplicaInput } from './replica-input';

/** The guard is up in a moment, and its health says nothing of the engine, or a pod would wait for itself. */
const STARTUP = { periodSeconds: 2, timeoutSeconds: 2, failureThreshold: 30 } as const;
const STEADY = { periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 3 } as const;

/** The only way in to the engine. */
export function guardContainer({ service, guard, plan }: ReplicaInput, options: GuardOptions): ContainerSpec {
  const probe = (patience: Omit<ProbeSpec, 'path' | 'port'>): ProbeSpec => ({ path: guard.livenessPath, port: GUARD_ADMIN_PORT, ...patience });
  const [program, ...args] = guard.command(options);
  const memoryMiB = guard.memoryMiB(options);
  return {
    name: 'guard',
    image: plan.images.guard,
    command: [program],
    args,
    env: {},
    ports: [{ name: 'http', number: GUARD_PORT, loopback: false }, { name: 'admin', number: GUARD_ADMIN_PORT, loopback: false }],
    mounts: [
      { volume: VOLUMES.guardConfig, path: GUARD_CONFIG_PATH, readOnly: true },
      ...(service.access.apiKeySecret === undefined ? [] : [{ volume: VOLUMES.keys, path: GUARD_KEYS_PATH, readOnly: true }]),
      { volume: VOLUMES.guardScratch, path: '/tmp', readOnly: false },
    ],
    userId: guard.userId,
    groupId: guard.groupId,
    readOnlyRoot: true,
    accelerators: 0,
    cpus: 1,
    memoryMiB,
    // it is bounded, so that a request is all it needs and a flood harms nobody else
    memoryLimitMiB: memoryMiB,
    startup: probe(STARTUP),
    readiness: probe(STEADY),
    liveness: probe(STEADY),
    stopSignal: guard.stopSignal,
    stopSeconds: plan.drain.totalSeconds,
    preStop: guard.drainCommand(options),
  };
}

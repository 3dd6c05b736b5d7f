import type { ContainerSpec } from './container-spec';
import { engineCommandOf, engineMounts } from './engine-container';
import type { ReplicaInput } from './replica-input';

/** Host memory of a server that only takes files in, MiB; our judgement, not measured. */
const MEMORY_MIB = 2048;

/** Makes of the verified weights what the engine loads, in the engine's own image, without a device; nothing when it loads them as they are. */
export function preparationContainer(input: ReplicaInput): ContainerSpec | undefined {
  const { env, preparation } = engineCommandOf(input);
  if (preparation.length === 0) return undefined;
  const { runtime } = input.engineVersion;
  const [program, ...args] = preparation;
  return {
    name: 'import',
    image: input.plan.images.engine,
    command: [program],
    args,
    env,
    ports: [],
    mounts: engineMounts(input),
    userId: runtime.userId,
    groupId: runtime.groupId,
    // it writes to its home, the store and scratch only
    readOnlyRoot: true,
    accelerators: 0,
    cpus: 1,
    memoryMiB: MEMORY_MIB,
    stopSignal: 'SIGTERM',
    stopSeconds: 10,
  };
}

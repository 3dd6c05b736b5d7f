import { VolumeKind } from '../../container/container-spec';
import type { Rule, Subject } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const memoryHoldsSharedMemory: Rule = {
  code: 'MEMORY_BELOW_SHARED_MEMORY',
  area: 'fit',
  law: 'the memory of a container is larger than the memory-backed volumes it mounts',
  why: 'what is written to such a volume counts against the container, which is killed at its limit',
  severity: ALWAYS_ERROR,
  check: ({ replica }) => [replica.engine, replica.guard].flatMap((container) => {
    const backed = memoryVolumesOf(replica, container.mounts.map(({ volume }) => volume));
    const memory = container.memoryLimitMiB ?? container.memoryMiB;
    if (backed < memory) return [];
    return [{
      path: 'hardware.instanceType',
      message: `the ${container.name} has ${memory} MiB of memory, its memory-backed volumes alone may take ${backed} MiB`,
      remedy: 'take an instance type with more memory',
      value: `${memory} MiB`,
      limit: `${backed} MiB`,
    }];
  }),
};

function memoryVolumesOf({ volumes }: Subject['replica'], mounted: string[]): number {
  return volumes.filter(({ name, kind }) => kind === VolumeKind.MEMORY && mounted.includes(name)).reduce((sum, { sizeMiB = 0 }) => sum + sizeMiB, 0);
}

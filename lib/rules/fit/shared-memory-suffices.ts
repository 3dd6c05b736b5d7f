import { Severity } from '../../finding/severity';
import type { Rule, Subject } from '../rule';
import { ALWAYS_ERROR } from '../severities';

const SHARED_MEMORY = '/dev/shm';

export const sharedMemorySuffices: Rule = {
  code: 'SHARED_MEMORY_TOO_SMALL',
  area: 'fit',
  law: '/dev/shm of the engine is as large as the engine asks for',
  why: 'processes of one replica pass tensors through it: with the usual 64 MB they hang or crash',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const needed = subject.engineVersion.runtime.sharedMemoryMiB;
    const given = sharedMemoryOf(subject);
    if (given === undefined || given >= needed) return [];
    const split = subject.plan.cut.devices > 1;
    return [{
      path: 'engine',
      message: `/dev/shm has ${given} MiB, the engine asks for ${needed} MiB`,
      remedy: 'this is decided by the plan: report it as a defect of this library, or of the engine that was registered in code',
      value: `${given} MiB`,
      limit: `${needed} MiB`,
      ...(!split && { severity: Severity.WARNING }),
    }];
  },
};

/** Size in MiB: zero without a mount, nothing when the volume has no bound. */
function sharedMemoryOf({ replica }: Subject): number | undefined {
  const mount = replica.engine.mounts.find(({ path }) => path === SHARED_MEMORY);
  const volume = replica.volumes.find(({ name }) => name === mount?.volume);
  return volume ? volume.sizeMiB : 0;
}

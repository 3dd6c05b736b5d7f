import { WeightsLoad } from '../../deployment/enums';
import { gib, makesMachines } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

/** The catalogue counts NVMe in decimal gigabytes. */
const GIB_PER_GB = 1e9 / 2 ** 30;

/** File system and half-written files; our judgement. */
const ROOM = 1.1;

export const weightsWithinNvme: Rule = {
  code: 'WEIGHTS_BEYOND_NVME',
  area: 'storage',
  law: 'weights fit on the local NVMe of the machine, where it has any',
  why: 'the root volume reads at a fraction of that speed: loading takes several times as long',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const { instanceType, plan: { weights }, service: { storage } } = subject;
    const room = instanceType.nvmeGB * GIB_PER_GB;
    const needed = weights.sizeGiB * ROOM;
    if (!makesMachines(subject) || storage.shared || room === 0 || weights.strategy !== WeightsLoad.LOCAL || needed <= room) return [];
    return [{
      path: 'hardware.instanceType',
      message: `weights of ${gib(weights.sizeGiB)} need ${gib(needed)}, the local NVMe of ${instanceType.name} has ${gib(room)}`,
      remedy: 'take a size with more NVMe, or a smaller weight format',
      value: gib(needed),
      limit: gib(room),
    }];
  },
};

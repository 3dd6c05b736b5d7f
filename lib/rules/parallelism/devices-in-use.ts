import { onBoxes } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const devicesInUse: Rule = {
  code: 'DEVICES_IDLE',
  area: 'parallelism',
  law: 'a machine that carries one replica has no device that the replica does not use',
  why: 'every device of the machine is paid for',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const { plan: { cut, cost }, instanceType } = subject;
    const { count } = instanceType.accelerator;
    if (!onBoxes(subject) || cut.devices >= count) return [];
    const idle = count - cut.devices;
    const price = cost.usdPerInstanceHour === undefined ? '' : `, about ${(cost.usdPerInstanceHour * idle / count).toFixed(2)} of ${cost.usdPerInstanceHour.toFixed(2)} USD per hour`;
    return [{
      path: 'hardware.instanceType',
      message: `${instanceType.name} has ${count} devices, a replica uses ${cut.devices}: ${idle} stand idle${price}`,
      remedy: `set hardware.tensorParallel to ${count} where the model allows it, or take a smaller size of the family`,
      value: String(cut.devices),
      limit: String(count),
    }];
  },
};

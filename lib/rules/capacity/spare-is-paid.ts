import { nodesOf } from '../../plan/cut';
import { runsSecondFleets } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

export const spareIsPaid: Rule = {
  code: 'SPARE_NEEDED_FOR_UPDATES',
  area: 'capacity',
  law: 'an update takes no capacity beyond the running replicas',
  why: 'one more accelerator must be free, within quota and paid for, for as long as the roll-out lasts',
  severity: ALWAYS_INFO,
  check: (subject) => {
    const { service: { spareAccelerator, replicas }, plan: { cost, cut }, instanceType } = subject;
    if (!spareAccelerator) return [];
    const price = cost.usdPerInstanceHour === undefined ? '' : ` at ${cost.usdPerInstanceHour.toFixed(2)} USD per hour`;
    const twice = runsSecondFleets(subject);
    const machines = nodesOf(cut) * (twice ? replicas : 1);
    return [{
      path: 'scaling.spareAccelerator',
      message: `${twice ? `an update starts ${replicas} more replicas before it moves the first request` : `an update starts replica ${replicas + 1} before it stops one, so that nothing goes down`}: ${cut.devices * (twice ? replicas : 1)} free ${instanceType.accelerator.name} must be there, ${machines === 1 ? 'one' : machines} more ${instanceType.name}${price}`,
      remedy: 'set scaling.spareAccelerator to false where that capacity is not to be had: an update that waits for it never ends',
      value: 'true',
    }];
  },
};

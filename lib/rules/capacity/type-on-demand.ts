import { makesMachines } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const typeOnDemand: Rule = {
  code: 'TYPE_RESERVED_ONLY',
  area: 'capacity',
  law: 'the instance type can be bought on demand',
  why: 'a type that is sold as a Capacity Block only never launches from an ordinary group',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { instanceType } = subject;
    if (!makesMachines(subject) || !instanceType.reservedOnly) return [];
    return [{
      path: 'hardware.instanceType',
      message: `${instanceType.name} has no on-demand price anywhere (as of ${instanceType.asOf})`,
      remedy: 'take another instance type: Capacity Blocks are not supported yet',
      value: instanceType.name,
    }];
  },
};

import { CapacityKind } from '../../deployment/capacity-props';
import { makesMachines } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const typeOnDemand: Rule = {
  code: 'TYPE_RESERVED_ONLY',
  area: 'capacity',
  law: 'a type that is sold in Capacity Blocks alone is taken from them',
  why: 'a type that is sold as a Capacity Block only never launches from an ordinary group',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { instanceType, service: { capacity } } = subject;
    const inBlocks = capacity.every(({ kind }) => kind === CapacityKind.CAPACITY_BLOCK);
    if (!makesMachines(subject) || !instanceType.reservedOnly || inBlocks) return [];
    return [{
      path: 'hardware.instanceType',
      message: `${instanceType.name} has no on-demand price anywhere (as of ${instanceType.asOf})`,
      remedy: 'list its Capacity Blocks in hardware.capacity, or take another instance type',
      value: instanceType.name,
    }];
  },
};

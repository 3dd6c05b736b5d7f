import { CapacityKind } from '../../deployment/capacity-props';
import { makesMachines } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';
import { fieldOf, sourcesOf } from './sources';

export const spotHasAlternatives: Rule = {
  code: 'SPOT_OF_ONE_TYPE',
  area: 'capacity',
  law: 'spot machines may be of several types',
  why: 'one type in one zone is one pool: when it is empty no machine comes, whatever stands idle of the next larger type',
  severity: ALWAYS_INFO,
  check: (subject) => {
    const [spot] = sourcesOf(subject, CapacityKind.SPOT);
    if (!makesMachines(subject) || spot === undefined || subject.alternatives.length > 0) return [];
    return [{
      path: fieldOf(spot),
      message: `spot machines are asked for of ${subject.instanceType.name} alone`,
      remedy: 'name larger types of the same devices in hardware.alternatives',
      value: subject.instanceType.name,
    }];
  },
};

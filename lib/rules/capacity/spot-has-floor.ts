import { CapacityKind } from '../../deployment/capacity-props';
import { makesMachines } from '../questions';
import type { Rule } from '../rule';
import { STRICTER_EACH_TIME } from '../severities';
import { fieldOf, segmentsIn } from './sources';

export const spotHasFloor: Rule = {
  code: 'SPOT_WITHOUT_FLOOR',
  area: 'capacity',
  law: 'beside spot machines at least one replica runs on machines that stay',
  why: 'all spot machines of a type can be taken back within the same two minutes, and may not come back for hours',
  severity: STRICTER_EACH_TIME,
  check: (subject) => {
    const segments = segmentsIn(subject);
    const spot = segments.find(({ kind, most }) => kind === CapacityKind.SPOT && most > 0);
    if (!makesMachines(subject) || spot === undefined || segments.some(({ kind, least }) => kind !== CapacityKind.SPOT && least > 0)) return [];
    return [{
      path: fieldOf(spot),
      message: `at ${subject.plan.replicas} replicas every one stands on a spot machine`,
      remedy: 'put { kind: on-demand, replicas: 1 } or more before it, or accept it with a waiver where callers can wait',
      value: CapacityKind.SPOT,
    }];
  },
};

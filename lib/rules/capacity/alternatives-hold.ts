import { whyNotInstead } from '../../capacity/alternatives';
import { makesMachines } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const alternativesHold: Rule = {
  code: 'ALTERNATIVE_DOES_NOT_HOLD',
  area: 'capacity',
  law: 'every other instance type holds a replica as it was planned, and is offered in the region',
  why: 'which type a machine is of shows at launch only, and all of them start with the same files',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const region = subject.deployment.aws?.region;
    if (!makesMachines(subject)) return [];
    return subject.alternatives.flatMap((other, index) => {
      const reasons = whyNotInstead(other, subject);
      const absent = region !== undefined && other.regions.length > 0 && !other.regions.includes(region) ? [`${region} does not offer it`] : [];
      const all = [...absent, ...reasons];
      if (all.length === 0) return [];
      return [{
        path: `hardware.alternatives.${index}`,
        message: `${other.name} cannot stand in for ${subject.instanceType.name}: ${all.join('; ')}`,
        remedy: 'name larger types with the same devices, or remove it',
        value: other.name,
        limit: subject.instanceType.name,
      }];
    });
  },
};

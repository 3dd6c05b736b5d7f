import type { PlanRule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const expertsDivide: PlanRule = {
  code: 'EXPERTS_NOT_DIVISIBLE',
  area: 'parallelism',
  law: 'devices that hold whole experts hold as many of them each',
  why: 'an engine refuses a count that does not divide: an expert cannot lie on two devices then',
  severity: ALWAYS_ERROR,
  check: ({ plan: { cut }, service: { model: { id, facts } } }) => {
    const experts = facts.experts?.experts ?? 0;
    if (!cut.expertParallel || (experts > 0 && experts % cut.tensorParallel === 0)) return [];
    return [{
      path: 'hardware.expertParallel',
      message: experts === 0 ? `${id} has no experts to spread` : `${id} has ${experts} experts, they do not divide by ${cut.tensorParallel}`,
      remedy: 'leave hardware.expertParallel out, or take a hardware.tensorParallel that divides the experts',
      value: String(cut.tensorParallel),
      limit: experts === 0 ? '1' : `a divisor of ${experts}`,
    }];
  },
};

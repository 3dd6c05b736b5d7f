import type { PlanRule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const engineSpreadsExperts: PlanRule = {
  code: 'EXPERT_PARALLEL_UNSUPPORTED',
  area: 'parallelism',
  law: 'whole experts lie on devices only with an engine that can place them so',
  why: 'an engine that is not told, or does not know it, keeps a part of every expert on each device',
  severity: ALWAYS_ERROR,
  check: ({ plan: { cut }, engineVersion: { engineName, version, spread } }) => {
    if (!cut.expertParallel || spread?.wholeExperts) return [];
    return [{
      path: 'hardware.expertParallel',
      message: `${engineName} ${version} is not known to place whole experts on devices`,
      remedy: 'leave hardware.expertParallel out, or take an engine or version that can',
      value: 'true',
      limit: 'false',
    }];
  },
};

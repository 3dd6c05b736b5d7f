import { runsSecondFleets } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const shiftStandsAlone: Rule = {
  code: 'SHIFT_BESIDE_CHECK',
  area: 'start and stop',
  law: 'the rule whose requests an update shifts does nothing but forward',
  // UNVERIFIED whether it still holds: pages in other languages say so, the English one of 2026-11 no longer does
  why: 'Amazon ECS has refused to shift a rule that also checks callers (developer guide, "Application Load Balancer resources for blue/green deployments", limitations; UNVERIFIED for today)',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const { access: { tokens, login }, rollout: { strategy } } = subject.service;
    if ((tokens === undefined && login === undefined) || !runsSecondFleets(subject)) return [];
    return [{
      path: 'rollout.strategy',
      message: `a ${strategy} update shifts a rule that also checks ${tokens === undefined ? 'access.login' : 'access.tokens'}: it may be refused`,
      remedy: 'try it on a copy first, use access.apiKeys, which the guard checks, or set rollout.strategy to rolling',
      value: strategy,
    }];
  },
};

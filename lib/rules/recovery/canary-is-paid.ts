import { canaryUsdPerMonth } from '../../recovery/deep-check';
import { behindLoadBalancer } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

export const canaryIsPaid: Rule = {
  code: 'CANARY_COSTS',
  area: 'recovery',
  law: 'the price of checks from outside is known',
  why: 'each run of a canary is paid, however little it asks',
  severity: ALWAYS_INFO,
  check: (subject) => {
    const { canary, deepCheckMinutes } = subject.service.recovery;
    if (!canary || !behindLoadBalancer(subject)) return [];
    return [{
      path: 'recovery.deepCheck.canary',
      message: `a token is asked for every ${deepCheckMinutes} minutes, for about $${canaryUsdPerMonth(deepCheckMinutes).toFixed(2)} a month`,
      remedy: 'ask less often with recovery.deepCheck.every',
      value: `${deepCheckMinutes} min`,
    }];
  },
};

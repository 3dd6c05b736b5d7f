import { makesPods } from '../questions';
import { DEFAULT_CHECK_MINUTES } from '../../deployment/recovery';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const checkHasCluster: Rule = {
  code: 'DEEP_CHECK_WITHOUT_CLUSTER',
  area: 'recovery',
  law: 'a check from outside has somebody who runs it',
  why: 'a CronJob of a cluster asks; machines and tasks have none, and nobody hears of an outage that only callers see',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const { deepCheckMinutes } = subject.service.recovery;
    if (deepCheckMinutes === DEFAULT_CHECK_MINUTES || makesPods(subject)) return [];
    return [{
      path: 'recovery.deepCheck.every',
      message: `no pods are made, so nobody asks for a token every ${deepCheckMinutes} minutes`,
      remedy: 'leave recovery.deepCheck out, and let a canary of your own ask the address of the service',
      value: `${deepCheckMinutes} min`,
    }];
  },
};

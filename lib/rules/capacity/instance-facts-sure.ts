import { listed } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

export const instanceFactsSure: Rule = {
  code: 'INSTANCE_FACTS_UNVERIFIED',
  area: 'capacity',
  law: 'every fact about the instance type was confirmed',
  why: 'memory, clocks and cost are computed from these facts',
  severity: ALWAYS_INFO,
  check: ({ instanceType }) => {
    const doubts = instanceType.unverified ?? [];
    if (doubts.length === 0) return [];
    return [{
      path: 'hardware.instanceType',
      message: `not confirmed of ${instanceType.name}: ${listed(doubts)} (as of ${instanceType.asOf})`,
      remedy: 'compare with `aws ec2 describe-instance-types` before you rely on it',
      value: instanceType.name,
    }];
  },
};

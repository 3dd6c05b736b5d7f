import { WINDOW } from '../../rollout/alarm';
import { behindLoadBalancer } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const bakeLetsAlarmRing: Rule = {
  code: 'BAKE_TIME_TOO_SHORT',
  area: 'start and stop',
  law: 'what an update moved is watched for as long as the alarm looks back',
  why: 'an alarm that rings after the old revision is gone takes nothing back',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const { bakeSeconds } = subject.service.rollout;
    const needed = WINDOW.minutes * 60;
    if (!behindLoadBalancer(subject) || bakeSeconds >= needed) return [];
    return [{
      path: 'rollout.bakeTime',
      message: `answers are watched for ${bakeSeconds} s, the alarm on failed answers looks back over ${needed} s`,
      remedy: `set rollout.bakeTime to ${WINDOW.minutes}m or more`,
      value: `${bakeSeconds} s`,
      limit: `${needed} s`,
    }];
  },
};

import { standbyBehind } from '../../degradation/standbys';
import { isStepwise } from '../../rollout/steps';
import { makesTasks } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const standbyAndShiftApart: Rule = {
  code: 'STANDBY_WITH_SHIFT',
  area: 'degradation',
  law: 'on Amazon ECS either an update or a ladder moves requests between target groups',
  why: 'an update in steps owns both target groups of the rule that leads callers: a standby in it would be overwritten with the first step',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { service } = subject;
    const behind = standbyBehind(service, 'targetGroup');
    if (!behind || !makesTasks(subject) || !isStepwise(service.rollout)) return [];
    return [{
      path: `degradation.steps.${service.degradation.steps.indexOf(behind.step)}.standby.targetGroup`,
      message: `updates are '${service.rollout.strategy}', and a standby stands behind the same load balancer`,
      remedy: "set rollout.strategy to rolling, or lead to the standby by another region's record",
      value: service.rollout.strategy,
    }];
  },
};

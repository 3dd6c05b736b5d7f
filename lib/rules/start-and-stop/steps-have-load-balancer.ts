import { Exposure } from '../../deployment/enums';
import { Severity } from '../../finding/severity';
import { isStepwise } from '../../rollout/steps';
import { runsSecondFleets } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const stepsHaveLoadBalancer: Rule = {
  code: 'STEPS_WITHOUT_LOAD_BALANCER',
  area: 'start and stop',
  law: 'an update in steps stands behind a load balancer',
  why: 'it is the load balancer that shifts requests, and whose counts tell whether the first of them failed',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const { rollout, access: { exposure } } = subject.service;
    if (!isStepwise(rollout) || exposure !== Exposure.NONE) return [];
    const shifts = runsSecondFleets(subject);
    return [{
      path: 'rollout.strategy',
      message: shifts ? `a ${rollout.strategy} update shifts requests, and access.exposure is none: nothing stands in front that could` : `a ${rollout.strategy} update waits after each step, and access.exposure is none: nobody counts failed answers meanwhile`,
      remedy: 'set access.exposure to internal, or rollout.strategy to rolling',
      value: rollout.strategy,
      ...(shifts && { severity: Severity.ERROR }),
    }];
  },
};

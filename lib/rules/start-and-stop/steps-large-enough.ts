import { RolloutStrategy } from '../../deployment/rollout-props';
import { percentOf } from '../../rollout/steps';
import { runsSecondFleets } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

/** Least step of a linear deployment of Amazon ECS, percent (AWS::ECS::Service LinearConfiguration, aws-cdk-lib 2.276.0). */
const LEAST_PERCENT = 3;

export const stepsLargeEnough: Rule = {
  code: 'STEP_TOO_SMALL',
  area: 'start and stop',
  law: 'a linear update moves at least three percent of the requests in each step',
  why: 'Amazon ECS refuses smaller steps',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { strategy, share } = subject.service.rollout;
    if (strategy !== RolloutStrategy.LINEAR || !runsSecondFleets(subject) || percentOf(share) >= LEAST_PERCENT) return [];
    return [{
      path: 'rollout.share',
      message: `each step of a linear update would move ${percentOf(share)} %, Amazon ECS moves at least ${LEAST_PERCENT} %`,
      remedy: 'set rollout.share to 0.03 or more, or rollout.strategy to canary',
      value: `${percentOf(share)} %`,
      limit: `${LEAST_PERCENT} %`,
    }];
  },
};

import { rangeOf } from '../../capacity/segments';
import { platformFacts, platformsWhere } from '../../platform/platforms';
import { isStepwise, percentOf } from '../../rollout/steps';
import { listed } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const firstStepIsPart: Rule = {
  code: 'FIRST_STEP_IS_ALL',
  area: 'start and stop',
  law: 'the first step of an update leaves something to the old revision',
  why: 'a step that moves everything is an update at once, and every caller meets its faults',
  severity: ALWAYS_WARNING,
  check: ({ deployment: { platforms }, service: { rollout }, plan }) => {
    if (!isStepwise(rollout)) return [];
    const { min } = rangeOf(plan);
    const byMachines = listed(platformsWhere(platforms, ({ rollouts, secondFleet = false }) => rollouts.includes(rollout.strategy) && !secondFleet).map((platform) => platformFacts(platform).words));
    const least = Math.ceil((min * percentOf(rollout.share)) / 100);
    if (rollout.share < 1 && (byMachines === '' || least < min)) return [];
    return [{
      path: 'rollout.share',
      message: rollout.share >= 1 ? `the first step of a ${rollout.strategy} update moves everything` : `${byMachines} moves whole machines: the first step takes ${least} of ${min}`,
      remedy: rollout.share >= 1 ? 'lower rollout.share, or set rollout.strategy to rolling' : 'run more replicas, or set rollout.strategy to rolling',
      value: String(rollout.share),
    }];
  },
};

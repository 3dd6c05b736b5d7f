import { budgetSeconds, STEPS } from '../../plan/time-line';
import { isStepwise, stepsOf } from '../../rollout/steps';
import { linesWhere } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

/** How long CloudFormation waits for a service of Amazon ECS to be steady: 3 hours (UNVERIFIED). */
const MOST_SECONDS = 10_800;

export const rolloutWithinStabilization: Rule = {
  code: 'ROLLOUT_BEYOND_STABILIZATION',
  area: 'start and stop',
  law: 'a new revision has replaced every task before CloudFormation stops waiting',
  why: 'an update that is waited for in vain is rolled back, task after task',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const { service: { rollout }, plan: { replicas, drain } } = subject;
    const start = Math.max(0, ...linesWhere(subject, ({ tasks = false }) => tasks).map((line) => budgetSeconds(line, STEPS)));
    const stepwise = isStepwise(rollout);
    const steps = stepsOf(rollout).length;
    const needed = stepwise ? start + steps * rollout.bakeSeconds + drain.totalSeconds : replicas * (start + drain.totalSeconds);
    if (start === 0 || needed <= MOST_SECONDS) return [];
    return [{
      path: stepwise ? 'rollout.bakeTime' : 'scaling.min',
      message: `${stepwise ? `a ${rollout.strategy} update of ${steps} steps` : `replacing ${replicas} tasks one after another`} may take ${needed} s, CloudFormation waits ${MOST_SECONDS} s`,
      remedy: stepwise ? 'shorten rollout.bakeTime, or raise rollout.share' : 'copy the weights to a bucket in the region, shorten workload.longestGeneration, or split the replicas over two deployments',
      value: `${needed} s`,
      limit: `${MOST_SECONDS} s`,
    }];
  },
};

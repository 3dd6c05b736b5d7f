import { Severity } from '../../finding/severity';
import { budgetSeconds, STEPS } from '../../plan/time-line';
import { stepsOf } from '../../rollout/steps';
import { linesWhere, runsSecondFleets } from '../questions';
import type { Rule, Subject, Violation } from '../rule';
import { ALWAYS_WARNING } from '../severities';

/** How long CloudFormation waits for a service of Amazon ECS to be steady: 3 hours (UNVERIFIED). */
const MOST_SECONDS = 10_800;

/** Bake times that CloudFormation accepts together: 33 hours, of the 36 that it waits for an update in steps (AWS::ECS::Service CanaryConfiguration and LinearConfiguration, template reference, read 2026-11-26). */
const MOST_BAKE_SECONDS = 33 * 3600;

export const rolloutWithinStabilization: Rule = {
  code: 'ROLLOUT_BEYOND_STABILIZATION',
  area: 'start and stop',
  law: 'a new revision has replaced every task before CloudFormation stops waiting',
  why: 'an update that is waited for in vain is rolled back, task after task',
  severity: ALWAYS_WARNING,
  check: (subject) => (runsSecondFleets(subject) ? inSteps(subject) : oneByOne(subject)),
};

function oneByOne(subject: Subject): Violation[] {
  const { replicas, drain } = subject.plan;
  const start = Math.max(0, ...linesWhere(subject, ({ tasks = false }) => tasks).map((line) => budgetSeconds(line, STEPS)));
  const needed = replicas * (start + drain.totalSeconds);
  if (start === 0 || needed <= MOST_SECONDS) return [];
  return [{
    path: 'scaling.min',
    message: `replacing ${replicas} tasks one after another may take ${needed} s, CloudFormation waits ${MOST_SECONDS} s`,
    remedy: 'copy the weights to a bucket in the region, shorten workload.longestGeneration, or split the replicas over two deployments',
    value: `${needed} s`,
    limit: `${MOST_SECONDS} s`,
  }];
}

function inSteps({ service: { rollout } }: Subject): Violation[] {
  const steps = stepsOf(rollout).length;
  const needed = steps * rollout.bakeSeconds;
  if (needed <= MOST_BAKE_SECONDS) return [];
  return [{
    path: 'rollout.bakeTime',
    message: `a ${rollout.strategy} update of ${steps} steps is watched for ${needed} s, CloudFormation refuses more than ${MOST_BAKE_SECONDS} s`,
    remedy: 'shorten rollout.bakeTime, or raise rollout.share',
    value: `${needed} s`,
    limit: `${MOST_BAKE_SECONDS} s`,
    severity: Severity.ERROR,
  }];
}

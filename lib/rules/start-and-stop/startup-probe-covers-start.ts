import { WeightsLoad } from '../../deployment/enums';
import { nodesOf } from '../../plan/cut';
import type { TimeLine } from '../../plan/plan';
import { STEPS } from '../../plan/time-line';
import { patienceOf } from '../questions';
import type { Rule, Subject } from '../rule';
import { ALWAYS_ERROR } from '../severities';

/** What happens inside the engine's container before it answers. */
const OWN_STEPS = ['load', 'warm-up'];

export const startupProbeCoversStart: Rule = {
  code: 'STARTUP_PROBE_TOO_SHORT',
  area: 'start and stop',
  law: 'the start-up probe of the engine waits for the cautious figures of everything that its container does before it answers',
  why: 'a probe that gives up while weights load kills the container, and it begins again, for ever',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { startup } = subject.replica.engine;
    const needed = Math.max(0, ...Object.values(subject.plan.startTimeLines).map((line) => secondsOf(line, stepsIn(subject))));
    const given = startup ? patienceOf(startup) : 0;
    // the operator of a framework brings probes of its own, and none of them waits for the model
    if (given >= needed || subject.replica.cluster) return [];
    return [{
      path: 'engine',
      message: `the start-up probe gives up after ${given} s, ${stepsIn(subject).join(', ')} may take ${needed} s`,
      remedy: 'this is decided by the plan: report it as a defect of this library',
      value: `${given} s`,
      limit: `${needed} s`,
    }];
  },
};

/** Weights that no step of its own fetches are fetched by the engine; a machine of a group also waits for the one that comes last. */
function stepsIn({ plan, replica }: Subject): readonly string[] {
  if (nodesOf(plan.cut) > 1) return STEPS;
  return replica.fetch || plan.weights.strategy !== WeightsLoad.LOCAL ? OWN_STEPS : ['fetch', ...OWN_STEPS];
}

function secondsOf({ steps }: TimeLine, names: readonly string[]): number {
  return steps.filter(({ name }) => names.includes(name)).reduce((sum, { highSeconds }) => sum + highSeconds, 0);
}

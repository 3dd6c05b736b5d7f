import type { TimeLine } from '../../plan/plan';
import { runsSecondFleets } from '../questions';
import type { Rule, Subject } from '../rule';
import { ALWAYS_INFO } from '../severities';

export const rolloutHasSpare: Rule = {
  code: 'ROLLOUT_WITHOUT_SPARE',
  area: 'start and stop',
  law: 'a new replica finds a free accelerator while the old one still serves',
  why: 'without one an update must stop the old replica first',
  severity: ALWAYS_INFO,
  check: (subject) => {
    const { service: { spareAccelerator, replicas } } = subject;
    // a second fleet without room is an error of its own
    if (spareAccelerator || runsSecondFleets(subject)) return [];
    return [{
      path: 'scaling.spareAccelerator',
      message: replicas <= 1
        ? `an update drains and stops the only replica, then starts the new one: nothing is served for ${downtimeOf(subject)}`
        : `an update replaces ${replicas} replicas one after another: ${replicas - 1} serve meanwhile, and each takes ${downtimeOf(subject)}`,
      remedy: 'set scaling.spareAccelerator when quota and capacity hold one more',
      value: 'false',
    }];
  },
};

/** The whole of a start, by the slowest platform, as a range. */
function downtimeOf({ plan }: Subject): string {
  const ranges = Object.values(plan.startTimeLines).map(rangeOf);
  const [typical, high] = [Math.max(0, ...ranges.map(([low]) => low)), Math.max(0, ...ranges.map(([, most]) => most))];
  return `${Math.ceil(typical / 60)} to ${Math.ceil(high / 60)} minutes`;
}

function rangeOf({ steps }: TimeLine): [typical: number, high: number] {
  return steps.reduce(([typical, high], step) => [typical + step.typicalSeconds, high + step.highSeconds], [0, 0]);
}

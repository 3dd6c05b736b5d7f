import { Severity } from '../../finding/severity';
import type { ScalingPlan } from '../../scaling/scaling-plan';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const schedulesWithinRange: Rule = {
  code: 'SCHEDULE_OUTSIDE_RANGE',
  area: 'scaling',
  law: 'a schedule raises the fewest replicas within the range',
  why: 'above the most it cannot be held, at or below the fewest it changes nothing',
  severity: ALWAYS_ERROR,
  check: ({ plan: { scaling } }) => (scaling?.schedules ?? []).flatMap(({ min }, index) => {
    const { min: fewest, max: most } = scaling as ScalingPlan;
    if (min > fewest && min <= most) return [];
    return [{
      path: `scaling.schedules.${index}.min`,
      message: min > most ? `a schedule keeps ${min} replicas, at most ${most} are allowed` : `a schedule keeps ${min} replicas, and ${fewest} run anyway`,
      remedy: min > most ? `raise scaling.max to ${min}, or lower it here` : 'raise it here, or remove the schedule',
      value: String(min),
      limit: `${fewest + 1} to ${most}`,
      ...(min <= most && { severity: Severity.WARNING }),
    }];
  }),
};

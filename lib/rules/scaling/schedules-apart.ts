import { overlap } from '../../scaling/schedules';
import { scaledByAws } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const schedulesApart: Rule = {
  code: 'SCHEDULES_OVERLAP',
  area: 'scaling',
  law: 'schedules of one time zone do not overlap',
  why: 'on AWS the end of one gives the fewest replicas back while the other still lasts',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const schedules = subject.plan.scaling?.schedules ?? [];
    if (!scaledByAws(subject)) return [];
    return schedules.flatMap((schedule, index) => {
      const other = schedules.slice(0, index).findIndex((earlier) => overlap(schedule, earlier));
      if (other < 0) return [];
      return [{
        path: `scaling.schedules.${index}`,
        message: `schedule ${index} begins or ends within schedule ${other}`,
        remedy: 'let one begin when the other ends',
      }];
    });
  },
};

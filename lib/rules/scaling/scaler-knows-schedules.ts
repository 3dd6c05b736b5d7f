import { PodScaler } from '../../deployment/enums';
import { podScalerOf } from '../../scaling/pod-scaler';
import { makesPods } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const scalerKnowsSchedules: Rule = {
  code: 'SCHEDULE_NEEDS_KEDA',
  area: 'scaling',
  law: 'the scaler that is chosen can follow a schedule',
  why: 'the autoscaler of Kubernetes knows no time of day: the schedule would be silently ignored',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { plan: { scaling }, deployment: { kubernetes } } = subject;
    if (!scaling || scaling.schedules.length === 0 || !makesPods(subject) || podScalerOf(kubernetes) === PodScaler.KEDA) return [];
    return [{
      path: 'kubernetes.autoscaler',
      message: `${scaling.schedules.length} schedules are given, and ${PodScaler.HPA} follows none`,
      remedy: 'take keda as kubernetes.autoscaler, or remove scaling.schedules',
      value: PodScaler.HPA,
      limit: PodScaler.KEDA,
    }];
  },
};

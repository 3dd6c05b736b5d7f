import type { CapacityPool } from '../../../lib/capacity/pools';
import { rangeOf } from '../../../lib/capacity/segments';
import type { Plan } from '../../../lib/plan/plan';
import type { ScalingPlan } from '../../../lib/scaling/scaling-plan';

/** What the load makes of one group; the other groups hold the rest. */
export function scalingOfPool({ least, most }: CapacityPool, plan: Plan, scaling: ScalingPlan): ScalingPlan {
  const elsewhere = rangeOf(plan).min - least;
  const schedules = scaling.schedules.map((schedule) => ({ ...schedule, min: Math.max(least, schedule.min - elsewhere) }));
  return { ...scaling, min: least, max: most, schedules };
}

import type { CapacityPool } from '../../../lib/capacity/pools';
import { rangeOf } from '../../../lib/capacity/segments';
import type { Plan } from '../../../lib/plan/plan';
import type { ScalingPlan } from '../../../lib/scaling/scaling-plan';

/** What one group adds when the load decides its size; the other groups hold the rest. */
export function scalingOfPool({ least, most }: CapacityPool, plan: Plan): ScalingPlan | undefined {
  const { scaling } = plan;
  if (scaling === undefined || least >= most) return undefined;
  const elsewhere = rangeOf(plan).min - least;
  const schedules = scaling.schedules.map((schedule) => ({ ...schedule, min: Math.max(least, schedule.min - elsewhere) }));
  return { ...scaling, min: least, max: most, schedules };
}

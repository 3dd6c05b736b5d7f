import type { Scaling } from '../../lib/deployment/deployment';
import type { EngineMetrics } from '../../lib/engine/engine-metrics';
import { VLLM_METRICS } from '../../lib/engine/vllm-metrics';
import { DEFAULT_GUARD } from '../../lib/framework/guards';
import type { ScalingPlan } from '../../lib/scaling/scaling-plan';
import { scalingPlanFor } from '../../lib/scaling/scaling-plan-for';
import { givenPlan, givenService } from './replica';

/** What a test of scaling is about; everything else is a range of 2 to 8 replicas of the usual engine, at 24 requests in flight. */
export interface GivenScaling {
  readonly scaling?: Partial<Scaling>;
  readonly min?: number;
  readonly metrics?: EngineMetrics;
}

/** How the number of replicas follows the load. */
export function givenScaling({ scaling, min = 2, metrics = VLLM_METRICS }: GivenScaling = {}): ScalingPlan {
  const service = givenService({ replicas: min, scaling: { max: 8, target: 24, kvUsage: 0.9, schedules: [], ...scaling } });
  const plan = scalingPlanFor({ service, metrics, guard: DEFAULT_GUARD, startTimeLines: givenPlan().startTimeLines, speedAt: () => undefined });
  if (!plan) throw new TypeError('the service has a range');
  return plan;
}

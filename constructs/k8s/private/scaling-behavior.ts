import type { HorizontalPodAutoscalerBehavior } from 'kubernetes-types/autoscaling/v2';
import type { DecidedService } from '../decided-service';
import type { ScalingPlan } from '../../../lib/scaling/scaling-plan';

/** Longest times that the API takes (autoscaling/v2, HPAScalingPolicy and HPAScalingRules). */
const MOST = { periodSeconds: 1800, windowSeconds: 3600 } as const;

/** Shortest time between two replicas that go, seconds; what KEDA and Kubernetes look again after, several times over. */
const LEAST_PERIOD_SECONDS = 60;

/** A step out at most doubles what runs until it has had time to work; replicas go one by one, each once the last has drained. */
export function renderBehavior({ plan: { drain } }: DecidedService, { scaleOutSeconds, scaleInSeconds }: ScalingPlan): HorizontalPodAutoscalerBehavior {
  const drainSeconds = Math.min(MOST.periodSeconds, Math.max(LEAST_PERIOD_SECONDS, drain.totalSeconds));
  return {
    scaleUp: { stabilizationWindowSeconds: 0, policies: [{ type: 'Percent', value: 100, periodSeconds: Math.min(MOST.periodSeconds, scaleOutSeconds) }] },
    scaleDown: { stabilizationWindowSeconds: Math.min(MOST.windowSeconds, scaleInSeconds), policies: [{ type: 'Pods', value: 1, periodSeconds: drainSeconds }] },
  };
}

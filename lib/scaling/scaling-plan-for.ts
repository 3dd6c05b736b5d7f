import type { Service } from '../deployment/deployment';
import type { EngineMetrics } from '../engine/engine-metrics';
import type { IGuard } from '../framework/guard';
import type { TimeLine } from '../plan/plan';
import type { SpeedPlan } from '../plan/speed/speed-plan';
import { budgetSeconds, STEPS } from '../plan/time-line';
import type { ScalingGuards, ScalingPlan, ScalingSignal } from './scaling-plan';
import { signalOf } from './signal';

/** A lull of this many seconds is none: what a scaler of pods waits as well unless told otherwise. */
const LEAST_SCALE_IN_SECONDS = 300;

/** Engine processes that show series of their own in one replica, as replicas are cut today. */
const ENGINES = 1;

/** What the numbers are made from. */
export interface ScalingInput {
  readonly service: Service;
  readonly metrics: EngineMetrics;
  readonly guard: IGuard;
  readonly startTimeLines: { readonly [platform: string]: TimeLine };
  /** How fast a replica is with so many requests in flight. */
  readonly speedAt: (concurrency: number) => SpeedPlan | undefined;
}

/** How the number of replicas follows the load; nothing when it is fixed. */
export function scalingPlanFor({ service, metrics, guard, startTimeLines, speedAt }: ScalingInput): ScalingPlan | undefined {
  const { scaling, replicas } = service;
  if (!scaling) return undefined;
  const { max, target, schedules } = scaling;
  const signal = signalOf({ metrics, guard, engines: ENGINES });
  const startSeconds = Math.max(0, ...Object.values(startTimeLines).map((line) => budgetSeconds(line, STEPS)));
  const speed = speedAt(target);
  return {
    min: replicas,
    max,
    target,
    signal,
    guards: guardsOf(service, signal),
    startSeconds,
    scaleOutSeconds: Math.ceil(scaling.scaleOutSeconds ?? startSeconds),
    scaleInSeconds: Math.ceil(scaling.scaleInSeconds ?? Math.max(startSeconds, LEAST_SCALE_IN_SECONDS)),
    schedules,
    ...(speed && { speed }),
  };
}

/** What an engine does not show cannot be watched; a rule says so where it was asked for. */
function guardsOf({ scaling }: Service, { kvUsage, timeToFirstToken }: ScalingSignal): ScalingGuards {
  return {
    ...(scaling && kvUsage && { kvUsage: scaling.kvUsage }),
    ...(scaling?.ttftP95Seconds !== undefined && timeToFirstToken && { ttftP95Seconds: scaling.ttftP95Seconds }),
  };
}

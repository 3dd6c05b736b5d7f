import type { HorizontalPodAutoscalerBehavior } from 'kubernetes-types/autoscaling/v2';
import { LlmServingError } from '../../../lib/error';
import { scalerQueries, type ScalerQuery } from '../../../lib/scaling/promql';
import type { ScalingPlan, ScalingSchedule } from '../../../lib/scaling/scaling-plan';
import { cronOf, timesOf } from '../../../lib/scaling/schedules';
import { SCRAPE_SECONDS } from '../../../lib/signals/targets';
import type { ScaleTarget } from '../autoscaler';
import type { DecidedService } from '../decided-service';
import { metadataOf, type Metadata, type Pairs } from './names';
import { renderBehavior } from './scaling-behavior';

/** Questions in a row without an answer until the fallback counts. */
const FAILURES = 3;

/** The part of `keda.sh/v1alpha1` ScaledObject that is used here (KEDA v2.20.2). */
export interface ScaledObjectManifest {
  readonly apiVersion: 'keda.sh/v1alpha1';
  readonly kind: 'ScaledObject';
  readonly metadata: Metadata;
  readonly spec: {
    readonly scaleTargetRef: ScaleTarget;
    readonly minReplicaCount: number;
    readonly maxReplicaCount: number;
    readonly pollingInterval: number;
    readonly fallback: { readonly failureThreshold: number; readonly replicas: number; readonly behavior: 'currentReplicasIfHigher' };
    readonly advanced: { readonly horizontalPodAutoscalerConfig: { readonly name: string; readonly behavior: HorizontalPodAutoscalerBehavior } };
    readonly triggers: Trigger[];
  };
}

interface Trigger {
  readonly type: 'prometheus' | 'cron';
  readonly name: string;
  readonly metricType?: 'AverageValue';
  readonly metadata: Pairs;
}

/** KEDA asks Prometheus. An answer that is empty is no zero: what runs stays as it is. */
export function renderScaledObject(decided: DecidedService, scaling: ScalingPlan, scaleTargetRef: ScaleTarget): ScaledObjectManifest {
  const metadata = metadataOf(decided);
  const queries = scalerQueries(scaling, { namespace: metadata.namespace, service: metadata.name });
  return {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata,
    spec: {
      scaleTargetRef,
      minReplicaCount: scaling.min,
      maxReplicaCount: scaling.max,
      pollingInterval: SCRAPE_SECONDS,
      fallback: { failureThreshold: FAILURES, replicas: scaling.min, behavior: 'currentReplicasIfHigher' },
      // the name that KEDA would make of its own is longer than every name that is legal here
      advanced: { horizontalPodAutoscalerConfig: { name: metadata.name, behavior: renderBehavior(decided, scaling) } },
      triggers: [...queries.map((query) => prometheusTrigger(query, scaling.target, addressOf(decided))), ...scaling.schedules.map(cronTrigger)],
    },
  };
}

function addressOf({ kubernetes: { monitoring }, service }: DecidedService): string {
  if (monitoring?.prometheus !== undefined) return monitoring.prometheus;
  throw new LlmServingError('InvalidInput', `'${service}' follows its load, and kubernetes.monitoring.prometheus does not say whom to ask for it`);
}

function prometheusTrigger({ name, query }: ScalerQuery, target: number, serverAddress: string): Trigger {
  return { type: 'prometheus', name, metricType: 'AverageValue', metadata: { serverAddress, query, threshold: String(target), ignoreNullValues: 'false' } };
}

function cronTrigger(schedule: ScalingSchedule, index: number): Trigger {
  const { begin, end } = timesOf(schedule);
  return { type: 'cron', name: `schedule-${index}`, metadata: { timezone: schedule.timeZone, start: cronOf(begin), end: cronOf(end), desiredReplicas: String(schedule.min) } };
}

import type { InstanceTypeFacts } from '../accelerator/instance-type';
import type { ReplicaSpec } from '../container/container-spec';
import type { Deployment, Service } from '../deployment/deployment';
import type { EngineMetrics } from '../engine/engine-metrics';
import type { Plan } from '../plan/plan';

/** What was decided for a service. */
export interface WatchedDecision {
  readonly deployment: Deployment;
  readonly service: Service;
  readonly plan: Plan;
  readonly instanceType: InstanceTypeFacts;
  readonly replica: Pick<ReplicaSpec, 'group' | 'cluster'>;
  readonly engineVersion: { readonly metrics: EngineMetrics };
}

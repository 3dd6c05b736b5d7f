import type { InstanceTypeFacts } from '../accelerator/instance-type';
import { objectName } from '../container/object-name';
import type { Deployment, Service } from '../deployment/deployment';
import type { Platform } from '../deployment/enums';
import type { EngineMetrics } from '../engine/engine-metrics';
import { DEFAULT_GUARD } from '../framework/guards';
import type { Plan } from '../plan/plan';
import { platformFacts } from '../platform/platforms';
import { scaledName } from '../scaling/scaled-name';
import { signalTable, type SignalTable } from '../signals/signal-table';
import { ALERTS } from './alerts';
import { decideAlerts, type DecidedAlerts } from './decide-alerts';

/** What was decided for a service. */
export interface WatchedDecision {
  readonly deployment: Deployment;
  readonly service: Service;
  readonly plan: Plan;
  readonly instanceType: InstanceTypeFacts;
  readonly engineVersion: { readonly metrics: EngineMetrics };
}

/** How a service is watched on one platform. */
export interface Watch extends DecidedAlerts {
  /** Name that its metrics carry. */
  readonly name: string;
  readonly signals: SignalTable;
}

/** What can be seen of a service on a platform, and when somebody must look. */
export function watchOf({ deployment, service, plan, instanceType, engineVersion: { metrics } }: WatchedDecision, platform: Platform): Watch {
  const { pods } = platformFacts(platform);
  const name = pods ? objectName({ deployment: deployment.name, service: service.name }) : scaledName(platform, deployment, service);
  const signals = signalTable({ metrics, guard: DEFAULT_GUARD, service: name });
  const { withoutAlerts } = service.observability;
  return { name, signals, ...decideAlerts({ platform, service, plan, instanceType, signals, prometheus: pods }, ALERTS.filter(({ code }) => !withoutAlerts.includes(code))) };
}

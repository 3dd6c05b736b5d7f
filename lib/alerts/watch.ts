import { histogramStoreOf } from '../collection/histogram-store';
import { objectName } from '../container/object-name';
import { HistogramStore, type Platform } from '../deployment/enums';
import { DEFAULT_GUARD } from '../framework/guards';
import { platformFacts } from '../platform/platforms';
import { scaledName } from '../scaling/scaled-name';
import { signalTable, type SignalTable } from '../signals/signal-table';
import { ALERTS } from './alerts';
import { decideAlerts, type DecidedAlerts } from './decide-alerts';
import { placeOf } from './place-of';
import type { WatchedDecision } from './watched-decision';

/** How a service is watched on one platform. */
export interface Watch extends DecidedAlerts {
  /** Name that its metrics carry. */
  readonly name: string;
  readonly signals: SignalTable;
}

/** What can be seen of a service on a platform, and when somebody must look. */
export function watchOf({ deployment, service, plan, instanceType, replica, engineVersion: { metrics } }: WatchedDecision, platform: Platform): Watch {
  const { pods } = platformFacts(platform);
  const name = pods ? objectName({ deployment: deployment.name, service: service.name }) : scaledName(platform, deployment, service);
  const signals = signalTable({ metrics, guard: DEFAULT_GUARD, service: name, place: placeOf({ deployment, service, plan, instanceType, replica }, platform) });
  const { withoutAlerts } = service.observability;
  return { name, signals, ...decideAlerts({ platform, service, plan, instanceType, metrics, signals, prometheus: judgedByPrometheus({ deployment, service }, platform) }, ALERTS.filter(({ code }) => !withoutAlerts.includes(code))) };
}

/** Pods have a Prometheus in their cluster; elsewhere the store of histograms is one. */
function judgedByPrometheus({ deployment, service }: Pick<WatchedDecision, 'deployment' | 'service'>, platform: Platform): boolean {
  const { pods, worlds } = platformFacts(platform);
  return pods || (worlds.includes('cloudformation') && histogramStoreOf(deployment, service) === HistogramStore.AMP);
}

import { GUARD_ADMIN_PORT } from '../../../lib/container/layout';
import { LlmServingError } from '../../../lib/error';
import type { DecidedService } from '../decided-service';
import { namespaceOf } from './cluster';
import { metadataOf, servingLabels, type Metadata, type Pairs } from './names';

const INTERVAL = '15s';

/** The part of `monitoring.coreos.com/v1` PodMonitor that is used here (prometheus-operator v0.93.0). */
export interface PodMonitorManifest {
  readonly apiVersion: 'monitoring.coreos.com/v1';
  readonly kind: 'PodMonitor';
  readonly metadata: Metadata;
  readonly spec: {
    readonly selector: { readonly matchLabels: Pairs };
    readonly namespaceSelector: { readonly matchNames: string[] };
    readonly podMetricsEndpoints: { readonly port: string; readonly path: string; readonly interval: string }[];
  };
}

/**
 * Scrapes the guard, and the engine through it. Pods rather than a Service: discovery by endpoints overlooks the
 * ports of native sidecars (prometheus/prometheus#14927), and each replica is a target of its own.
 */
export function renderPodMonitor(decided: DecidedService, operatorLabels: Pairs): PodMonitorManifest {
  const metadata = metadataOf(decided);
  const paths = [decided.engineMetricsPath, decided.guardMetricsPath].filter((path) => path !== undefined);
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: { ...metadata, labels: { ...metadata.labels, ...operatorLabels } },
    spec: {
      selector: { matchLabels: servingLabels(decided) },
      namespaceSelector: { matchNames: [namespaceOf(decided.kubernetes)] },
      podMetricsEndpoints: paths.map((path) => ({ port: adminPortName(decided), path, interval: INTERVAL })),
    },
  };
}

/** A monitor knows the ports of containers by their names. */
function adminPortName({ replica, service }: DecidedService): string {
  const port = replica.guard.ports.find(({ number }) => number === GUARD_ADMIN_PORT);
  if (!port) throw new LlmServingError('InvalidInput', `the guard has no port ${GUARD_ADMIN_PORT} to scrape`, [], service);
  return port.name;
}

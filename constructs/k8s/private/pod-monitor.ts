import { GUARD_ADMIN_PORT } from '../../../lib/container/layout';
import { LlmServingError } from '../../../lib/error';
import { MetricSource } from '../../../lib/signals/metric-source';
import { SCRAPE_SECONDS, targetLabels } from '../../../lib/signals/targets';
import type { DecidedService } from '../decided-service';
import { namespaceOf } from './cluster';
import { metadataOf, servingLabels, type Metadata, type Pairs } from './names';

interface MetricsEndpoint {
  readonly port: string;
  readonly path: string;
  readonly interval: string;
  readonly relabelings: { readonly action: 'replace'; readonly targetLabel: string; readonly replacement: string }[];
}

/** The part of `monitoring.coreos.com/v1` PodMonitor that is used here (prometheus-operator v0.93.0). */
export interface PodMonitorManifest {
  readonly apiVersion: 'monitoring.coreos.com/v1';
  readonly kind: 'PodMonitor';
  readonly metadata: Metadata;
  readonly spec: {
    readonly selector: { readonly matchLabels: Pairs };
    readonly namespaceSelector: { readonly matchNames: string[] };
    readonly podMetricsEndpoints: MetricsEndpoint[];
  };
}

/**
 * Scrapes the guard, and the engine through it. Pods rather than a Service: discovery by endpoints overlooks the
 * ports of native sidecars (prometheus/prometheus#14927), and each replica is a target of its own. Both paths have one address: without a label of its own
 * each would write over what the other says of being up.
 */
export function renderPodMonitor(decided: DecidedService, operatorLabels: Pairs): PodMonitorManifest {
  const metadata = metadataOf(decided);
  const endpoint = (source: MetricSource, path: string): MetricsEndpoint => ({
    port: adminPortName(decided),
    path,
    interval: `${SCRAPE_SECONDS}s`,
    relabelings: Object.entries(targetLabels(metadata.name, source)).map(([targetLabel, replacement]) => ({ action: 'replace', targetLabel, replacement })),
  });
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: { ...metadata, labels: { ...metadata.labels, ...operatorLabels } },
    spec: {
      selector: { matchLabels: servingLabels(decided) },
      namespaceSelector: { matchNames: [namespaceOf(decided.kubernetes)] },
      podMetricsEndpoints: [
        ...(decided.engineMetricsPath === undefined ? [] : [endpoint(MetricSource.ENGINE, decided.engineMetricsPath)]),
        endpoint(MetricSource.GUARD, decided.guardMetricsPath),
      ],
    },
  };
}

/** A monitor knows the ports of containers by their names. */
function adminPortName({ replica, service }: DecidedService): string {
  const port = replica.guard.ports.find(({ number }) => number === GUARD_ADMIN_PORT);
  if (!port) throw new LlmServingError('InvalidInput', `the guard has no port ${GUARD_ADMIN_PORT} to scrape`, [], service);
  return port.name;
}

import { platformFacts } from '../../platform/platforms';
import { reporting } from '../../signals/expression';
import { SIGNALS } from '../../signals/catalogue';
import type { Signal } from '../../signals/signal';
import { AlertSeverity, type Alert } from '../alert';

/** Who shows metrics of a cluster besides its replicas. */
interface ExporterOfCluster {
  readonly code: string;
  readonly words: string;
  readonly signal: Signal;
  readonly blind: string;
  readonly mend: string;
}

/** Longer than an exporter takes to restart or to move; our judgement. */
const FOR_SECONDS = 1800;

const EXPORTERS: readonly ExporterOfCluster[] = [
  {
    code: 'CLUSTER_NOT_WATCHED', words: 'the replicas of the cluster', signal: SIGNALS.replicasReady,
    blind: 'NO_HEALTHY_REPLICA, REPLICAS_MISSING, START_SLOW, RESTART_LOOP, SCALING_AT_MAXIMUM and REPLICAS_NOT_WATCHED', mend: 'Install kube-state-metrics, and let Prometheus scrape it.',
  },
  {
    code: 'ACCELERATORS_NOT_WATCHED', words: 'the accelerators', signal: SIGNALS.acceleratorTemperature,
    blind: 'ACCELERATOR_FAULTS, ACCELERATOR_MEMORY_ERRORS and ACCELERATOR_THROTTLED', mend: 'Install the exporter of the GPU operator with the counters of docs/metrics.md, and let Prometheus scrape it.',
  },
];

/** An exporter of the cluster is silent, and with it the alerts that read it. */
export const exportersSilent: readonly Alert[] = EXPORTERS.map(({ code, words, signal, blind, mend }) => ({
  code,
  severity: AlertSeverity.TICKET,
  title: `nobody shows metrics of ${words}`,
  runbook: {
    meaning: `Alerts that read them are blind: ${blind}. Their silence is not health.`,
    look: ['Whether the exporter runs at all in this cluster.', 'Whether Prometheus selects its monitor, and reaches it.'],
    mend: [mend, 'Where it is not wanted: `observability.withoutAlerts`, with this code and those that are blind.'],
    figure: 'Half an hour without any series: our judgement.',
  },
  trigger: ({ platform }) => (platformFacts(platform).pods ? { left: reporting(signal), is: 'below', limit: 1, forSeconds: FOR_SECONDS, silenceFires: true } : 'no exporter of a cluster is asked'),
}));

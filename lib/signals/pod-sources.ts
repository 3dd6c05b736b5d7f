import { SIGNALS } from './catalogue';
import { PodOwner, type Place } from './place';
import type { Shown } from './shown';
import type { Signal } from './signal';
import { Exporter, type PrometheusSource } from './source';

/** The container whose memory and time count. */
const ENGINE = { container: 'engine' };

/** Pods by what keeps them: a name that merely begins alike is another service's. */
const PATTERNS: { readonly [owner in PodOwner]: (name: string) => string } = {
  [PodOwner.DEPLOYMENT]: (name) => `${name}-[a-z0-9]+-[a-z0-9]{5}`,
  [PodOwner.GROUP]: (name) => `${name}-[0-9]+(-[0-9]+)?`,
  [PodOwner.CLUSTER]: (name) => `${name}-[a-z0-9]{5}-.+`,
};

/** What a cluster shows of something else, or to somebody else. */
const NOT_OF_PODS: readonly Shown[] = [
  [SIGNALS.diskUsage, 'nothing ties the disk of a node to the pods on it: the alerts of the cluster watch it'],
  ...[SIGNALS.answerStart, SIGNALS.healthyTargets, SIGNALS.unhealthyTargets, SIGNALS.targetRequests, SIGNALS.targetFailures, SIGNALS.frontFailures, SIGNALS.certificateDays]
    .map((signal): Shown => [signal, 'what stands in front of pods is the cluster\'s']),
  ...[SIGNALS.logErrors, SIGNALS.logDeliveryAge, SIGNALS.acceleratorErrors].map((signal): Shown => [signal, 'whoever collects the logs of pods counts their lines']),
  ...[SIGNALS.efaReceived, SIGNALS.efaSent].map((signal): Shown => [signal, 'the usual exporters of a node do not know the fabric']),
];

/** Pattern of the pods of a service. */
export function podPattern({ name, owner }: { readonly name: string; readonly owner: PodOwner }): string {
  return PATTERNS[owner](name);
}

/**
 * What a cluster shows of pods: its own exporter (kube-state-metrics, docs/metrics/workload, read 2026-11-26) and the kubelet (cAdvisor, docs/storage/prometheus.md).
 * Nothing is ours here; a cluster without them leaves these signals empty, and alerts silent.
 */
export function podSources(pods: { readonly name: string; readonly owner: PodOwner }): Shown[] {
  const pattern = podPattern(pods);
  const ofCluster = (signal: Signal, metric: string, labels = {}): Shown => [signal, { prometheus: { metric, labels, shownBy: Exporter.CLUSTER, pods: pattern } }];
  const ofNode = (signal: Signal, metric: string, labels = {}): Shown => [signal, { prometheus: { metric, labels, shownBy: Exporter.NODE, pods: pattern } }];
  return [
    ...replicaSources(pods),
    [SIGNALS.alertsRinging, { prometheus: { metric: 'ALERTS', labels: { alertstate: 'firing', llm_service: pods.name }, shownBy: Exporter.RULES } }],
    ofCluster(SIGNALS.restarts, 'kube_pod_container_status_restarts_total'),
    ofCluster(SIGNALS.crashLooping, 'kube_pod_container_status_waiting_reason', { reason: 'CrashLoopBackOff' }),
    ofCluster(SIGNALS.memoryTotal, 'kube_pod_container_resource_limits', { ...ENGINE, resource: 'memory' }),
    ofNode(SIGNALS.memoryUsed, 'container_memory_working_set_bytes', ENGINE),
    ofNode(SIGNALS.cpuSeconds, 'container_cpu_usage_seconds_total', ENGINE),
    ofNode(SIGNALS.networkReceived, 'container_network_receive_bytes_total'),
    ofNode(SIGNALS.networkSent, 'container_network_transmit_bytes_total'),
    ...NOT_OF_PODS,
  ];
}

function replicaSources({ name, owner }: { readonly name: string; readonly owner: PodOwner }): Shown[] {
  const of = (metric: string, label: string): { prometheus: PrometheusSource } => ({ prometheus: { metric, labels: { [label]: name }, shownBy: Exporter.CLUSTER } });
  if (owner === PodOwner.CLUSTER) return [SIGNALS.replicasWanted, SIGNALS.replicasThere, SIGNALS.replicasReady].map((signal) => [signal, 'the exporter of a cluster does not know replicas of a serving framework']);
  // the leaders of groups are kept by a stateful set of their name
  const [prefix, label] = owner === PodOwner.GROUP ? ['kube_statefulset', 'statefulset'] : ['kube_deployment', 'deployment'];
  return [
    [SIGNALS.replicasWanted, of(owner === PodOwner.GROUP ? `${prefix}_replicas` : `${prefix}_spec_replicas`, label)],
    [SIGNALS.replicasThere, of(`${prefix}_status_replicas`, label)],
    [SIGNALS.replicasReady, of(`${prefix}_status_replicas_ready`, label)],
  ];
}

/** Vendor whose accelerators can be read. */
const READABLE = 'NVIDIA';

/** Why accelerators of others show nothing. */
export const UNREADABLE = 'no exporter is known here for accelerators of this vendor';

/** True where somebody can read the accelerators. */
export function isReadable({ vendor }: Pick<Place, 'vendor'>): boolean {
  return vendor === READABLE;
}

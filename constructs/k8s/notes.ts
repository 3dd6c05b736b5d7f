import { VolumeKind } from '../../lib/container/container-spec';
import { Exposure, PodScaler } from '../../lib/deployment/enums';
import { isKept } from '../../lib/notifications/quiet-intervals';
import { podScalerOf } from '../../lib/scaling/pod-scaler';
import type { DecidedService } from './decided-service';
import { countersMetadata } from './private/accelerator-counters';
import { reachesOut } from './private/reaches-out';

/** The signal that a pod's containers get unless their image says otherwise. */
const STOP_SIGNAL = 'SIGTERM';

/** Why a public address does not come from plain manifests. */
export const PUBLIC_NEEDS_GATEWAY = 'manifests stop at an address inside the cluster: a Service of type LoadBalancer ends no TLS, put a gateway with a certificate in front';

/** Something that Kubernetes cannot say as another platform does, with the reason. */
export interface KubernetesNote {
  /** What it is about. */
  readonly subject: string;

  /** Why, and what holds instead. */
  readonly reason: string;
}

/** What a reviewer should know about the manifests of a service. */
export function kubernetesNotes(decided: DecidedService): KubernetesNote[] {
  return [...exposureNotes(decided), ...networkNotes(decided), ...storageNotes(decided), ...signalNotes(decided), ...limitNotes(decided), ...groupNotes(decided), ...scalingNotes(decided), ...counterNotes(decided), ...quietNotes(decided)];
}

function exposureNotes({ exposure, kubernetes: { gateway } }: DecidedService): KubernetesNote[] {
  return exposure === Exposure.PUBLIC && gateway === undefined ? [{ subject: 'exposure', reason: PUBLIC_NEEDS_GATEWAY }] : [];
}

function networkNotes(decided: DecidedService): KubernetesNote[] {
  const enforcement = { subject: 'network policies', reason: 'not every cluster enforces them: the loopback address of the engine is the wall, the policies are the fence before it' };
  if (!reachesOut(decided)) return [enforcement];
  return [enforcement, { subject: 'egress', reason: 'a policy cannot name an object store or a Hub, so HTTPS is open to every address but the metadata service, for the whole life of the pod' }];
}

function storageNotes({ replica }: DecidedService): KubernetesNote[] {
  const cached = replica.volumes.some(({ kind }) => kind === VolumeKind.CACHE);
  return cached ? [{ subject: 'compiled kernels', reason: 'the cache survives restarts of the container and goes with the pod: a new pod compiles again' }] : [];
}

function quietNotes({ quietHours = [] }: DecidedService): KubernetesNote[] {
  const lost = quietHours.filter((hours) => !isKept(hours)).map(({ from, to, timeZone }) => `${from} to ${to} ${timeZone}`);
  return lost.length === 0 ? [] : [{ subject: 'quiet hours', reason: `the object that carries routes to Alertmanager knows UTC alone, so that ${lost.join(', ')} is not quiet: give these hours in UTC` }];
}

function scalingNotes({ plan: { scaling }, kubernetes }: DecidedService): KubernetesNote[] {
  if (!scaling) return [];
  const needs = podScalerOf(kubernetes) === PodScaler.KEDA
    ? 'the cluster must run KEDA (its v2.20.2 was read): without it one replica runs, since the workload has no number of its own'
    : 'the cluster must serve the recorded metrics llm_serving_* as external metrics of their namespace (prometheus-adapter): without it the number of replicas stands still';
  return [{ subject: 'scaling', reason: needs }];
}

function counterNotes(decided: DecidedService): KubernetesNote[] {
  if (decided.acceleratorCounters === undefined) return [];
  const handed = 'copy it to the namespace of the exporter, and name it there (dcgmExporter.config.name of NVIDIA\'s GPU operator)';
  return [{ subject: 'counters of accelerators', reason: `the exporter shows memory errors and throttling only when it is handed ConfigMap ${countersMetadata(decided).name}: ${handed}; one serves every service of the cluster` }];
}

function limitNotes({ replica: { engine } }: DecidedService): KubernetesNote[] {
  return engine.ulimits ? [{ subject: 'process limits', reason: `a pod cannot raise them: the container runtime of the nodes must allow ${engine.ulimits.join(' and ')}` }] : [];
}

function signalNotes({ replica: { engine, guard } }: DecidedService): KubernetesNote[] {
  return [engine, guard].filter(({ stopSignal }) => stopSignal !== STOP_SIGNAL)
    .map(({ name, stopSignal }) => ({ subject: 'stop signal', reason: `a pod sends the signal that its image names, so the image of '${name}' must name ${stopSignal}` }));
}

function groupNotes({ replica: { group, cluster }, spareAccelerator, plan: { replicas } }: DecidedService): KubernetesNote[] {
  if (cluster) {
    const upgrade = spareAccelerator && replicas === 1 ? 'an update makes a second cluster beside the first' : 'an update of pods waits until somebody deletes the cluster, since a second one needs as many devices again';
    return [
      { subject: 'cluster of the framework', reason: `replicas are members of one cluster that its operator keeps; with the member that controls the others it goes down and comes back as a whole; ${upgrade}` },
      { subject: 'metrics of the engine', reason: 'the framework shows them on a port of its own, in other names: the gauges of the guard are scraped' },
    ];
  }
  if (!group) return [];
  return [
    { subject: 'groups', reason: `a replica is ${group.size} pods of a LeaderWorkerSet, whose controller must run in the cluster: it restarts all of a group when one of its containers ends` },
    ...(group.fabricGate ? [{ subject: 'huge pages', reason: 'none are asked for: whether the fast network needs them was not confirmed (UNVERIFIED)' }] : []),
  ];
}

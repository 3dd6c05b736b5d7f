import { VolumeKind } from '../../lib/container/container-spec';
import { Exposure } from '../../lib/deployment/enums';
import type { DecidedService } from './decided-service';
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
  return [...exposureNotes(decided), ...networkNotes(decided), ...storageNotes(decided), ...signalNotes(decided), ...limitNotes(decided), ...groupNotes(decided)];
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

function limitNotes({ replica: { engine } }: DecidedService): KubernetesNote[] {
  return engine.ulimits ? [{ subject: 'process limits', reason: `a pod cannot raise them: the container runtime of the nodes must allow ${engine.ulimits.join(' and ')}` }] : [];
}

function signalNotes({ replica: { engine, guard } }: DecidedService): KubernetesNote[] {
  return [engine, guard].filter(({ stopSignal }) => stopSignal !== STOP_SIGNAL)
    .map(({ name, stopSignal }) => ({ subject: 'stop signal', reason: `a pod sends the signal that its image names, so the image of '${name}' must name ${stopSignal}` }));
}

function groupNotes({ replica: { group } }: DecidedService): KubernetesNote[] {
  if (!group) return [];
  return [
    { subject: 'groups', reason: `a replica is ${group.size} pods of a LeaderWorkerSet, whose controller must run in the cluster: it restarts all of a group when one of its containers ends` },
    ...(group.fabricGate ? [{ subject: 'huge pages', reason: 'none are asked for: whether the fast network needs them was not confirmed (UNVERIFIED)' }] : []),
  ];
}

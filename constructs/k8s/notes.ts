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
  return [...exposureNotes(decided), ...networkNotes(decided), ...storageNotes(decided), ...signalNotes(decided), ...siteNotes(decided)];
}

function exposureNotes({ exposure }: DecidedService): KubernetesNote[] {
  return exposure === Exposure.PUBLIC ? [{ subject: 'exposure', reason: PUBLIC_NEEDS_GATEWAY }] : [];
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

function signalNotes({ replica: { engine, guard } }: DecidedService): KubernetesNote[] {
  return [engine, guard].filter(({ stopSignal }) => stopSignal !== STOP_SIGNAL)
    .map(({ name, stopSignal }) => ({ subject: 'stop signal', reason: `a pod sends the signal that its image names, so the image of '${name}' must name ${stopSignal}` }));
}

function siteNotes({ site }: DecidedService): KubernetesNote[] {
  return site.caBundle?.startsWith('/')
    ? [{ subject: 'certificate authorities', reason: `'${site.caBundle}' is a path on a machine image; pods read a ConfigMap, name one in site.caBundle` }]
    : [];
}

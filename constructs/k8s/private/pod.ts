import type { Container, PodSpec, PodTemplateSpec, TopologySpreadConstraint } from 'kubernetes-types/core/v1';
import type { ReplicaSpec } from '../../../lib/container/container-spec';
import type { DecidedService } from '../decided-service';
import type { ModelVolumeConfig } from '../model-volume';
import { authorityVolumes, withAuthorities } from './certificate-authorities';
import { renderContainer, type ContainerContext } from './container';
import { annotationsOf, labelsOf, selectorLabels } from './names';
import { placementOf } from './placement';
import { nodeDiskMiB, renderVolume } from './volumes';

/** What a pod must know besides what was decided. */
export interface PodInput {
  readonly decided: DecidedService;
  readonly weights: ModelVolumeConfig;
  readonly serviceAccount: string;
}

/** One replica as a pod. */
export function renderPod(input: PodInput): PodTemplateSpec {
  const { decided } = input;
  return { metadata: { labels: labelsOf(decided), annotations: annotationsOf(decided) }, spec: renderPodSpec(input) };
}

function renderPodSpec({ decided, weights, serviceAccount }: PodInput): PodSpec {
  const { replica, plan, site } = decided;
  const context: ContainerContext = { kubernetes: decided.kubernetes, acceleratorResource: replica.acceleratorResource };
  return {
    serviceAccountName: serviceAccount,
    automountServiceAccountToken: false,
    // a Service's address in the environment collides with engines' own variables
    enableServiceLinks: false,
    terminationGracePeriodSeconds: plan.drain.totalSeconds,
    securityContext: renderPodSecurity(replica),
    ...renderPlacement(decided),
    initContainers: renderInitContainers(decided, context),
    containers: [renderContainer(replica.engine, { ...context, ephemeralMiB: nodeDiskMiB(replica, weights) })],
    volumes: [...replica.volumes.map((volume) => renderVolume(volume, decided, weights)), ...authorityVolumes(site)],
  };
}

/** Gate and fetch, or the wait for the job that has them, and preparation run to their ends; the guard stays: started before the engine, and stopped after it. */
function renderInitContainers({ replica: { gate, fetch, wait, preparation, guard }, site }: DecidedService, context: ContainerContext): Container[] {
  const tools = wait ? [wait] : [gate, fetch];
  return [
    ...tools.flatMap((tool) => (tool ? [renderContainer(withAuthorities(tool, site), context)] : [])),
    ...(preparation ? [renderContainer(preparation, context)] : []),
    { ...renderContainer(guard, context), restartPolicy: 'Always' },
  ];
}

function renderPodSecurity({ gate, fetch, preparation, engine, guard }: ReplicaSpec): PodSpec['securityContext'] {
  return {
    runAsNonRoot: [gate, fetch, preparation, engine, guard].every((container) => container?.userId !== 0),
    fsGroup: engine.groupId,
    // ownership of a large volume is walked through once, not at every start
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: 'RuntimeDefault' },
  };
}

function renderPlacement(decided: DecidedService): Partial<PodSpec> {
  return { ...placementOf(decided), ...(decided.plan.replicas > 1 && { topologySpreadConstraints: renderSpread(decided) }) };
}

/** Over zones and nodes as far as there are any: a replica never waits for a better place. */
function renderSpread(decided: DecidedService): TopologySpreadConstraint[] {
  return ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map((topologyKey) => ({
    topologyKey, maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway', nodeTaintsPolicy: 'Honor', labelSelector: { matchLabels: selectorLabels(decided) },
  }));
}

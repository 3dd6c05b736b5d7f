import type { Affinity, Container, PodAffinity, PodSpec, PodTemplateSpec, TopologySpreadConstraint } from 'kubernetes-types/core/v1';
import type { ContainerSpec, GroupSpec, ServingClusterSpec } from '../../../lib/container/container-spec';
import { nodesPerReplica } from '../../../lib/container/nodes-per-replica';
import { mostReplicas } from '../../../lib/scaling/most-replicas';
import type { DecidedService } from '../decided-service';
import type { ModelVolumeConfig } from '../model-volume';
import { authorityVolumes, withAuthorities } from './certificate-authorities';
import { renderContainer, type ContainerContext } from './container';
import { annotationsOf, GROUP_LABELS, labelsOf, selectorLabels, servingLabels, type Pairs } from './names';
import { affinityOf, placementOf } from './placement';
import { nodeDiskMiB, renderVolume } from './volumes';

/** The label in which nodes say their zone. */
const ZONE = 'topology.kubernetes.io/zone';

/** What a pod must know besides what was decided. */
export interface PodInput {
  readonly decided: DecidedService;
  readonly weights: ModelVolumeConfig;
  readonly serviceAccount: string;
}

/** What runs in one pod: steps before the engine, the engine, and the guard where it answers callers. */
interface PodContainers {
  readonly tools: ContainerSpec[];
  /** @default - the pod answers nobody */
  readonly guard?: ContainerSpec;
  readonly engine: ContainerSpec;
}

/** The only replica is not moved to save a machine or to renew it: the service would be down. */
function podAnnotationsOf(decided: DecidedService): Pairs {
  return { ...annotationsOf(decided), ...(decided.nodes !== undefined && decided.plan.replicas === 1 && { 'karpenter.sh/do-not-disrupt': 'true' }) };
}

/** One replica as a pod; of a group the pod that answers. */
export function renderPod(input: PodInput): PodTemplateSpec {
  const { engine, guard, group, cluster } = input.decided.replica;
  return podWith(input, { tools: toolsOf(input.decided, group ?? cluster), guard, engine });
}

/** A pod of a group that answers nobody. */
export function renderWorkerPod(input: PodInput, group: GroupSpec): PodTemplateSpec {
  return podWith(input, { tools: toolsOf(input.decided, group), engine: group.worker });
}

/** The pod of a framework's cluster that controls the others: on any node, since it has no device. */
export function renderHeadPod(input: PodInput, { head }: ServingClusterSpec): PodTemplateSpec {
  const { metadata, spec } = podWith(input, { tools: [], engine: head });
  return { metadata, spec: spec && { ...spec, nodeSelector: undefined, affinity: undefined } };
}

function podWith(input: PodInput, containers: PodContainers): PodTemplateSpec {
  const { decided } = input;
  return { metadata: { labels: labelsOf(decided), annotations: podAnnotationsOf(decided) }, spec: renderPodSpec(input, containers) };
}

function renderPodSpec({ decided, weights, serviceAccount }: PodInput, containers: PodContainers): PodSpec {
  const { replica, plan, site } = decided;
  const mounted = [...containers.tools, containers.engine].flatMap(({ mounts }) => mounts.map(({ volume }) => volume));
  // who answers nobody holds neither the keys nor the configuration of the guard
  const volumes = containers.guard ? replica.volumes : replica.volumes.filter(({ name }) => mounted.includes(name));
  const context: ContainerContext = { kubernetes: decided.kubernetes, acceleratorResource: replica.acceleratorResource };
  return {
    serviceAccountName: serviceAccount,
    automountServiceAccountToken: false,
    // a Service's address in the environment collides with engines' own variables
    enableServiceLinks: false,
    terminationGracePeriodSeconds: plan.drain.totalSeconds,
    securityContext: renderPodSecurity(containers),
    ...renderPlacement(decided),
    // who answers nobody stands where its leader does
    ...(containers.guard && mostReplicas(plan) > 1 && !(replica.cluster && spansNodes(decided)) && { topologySpreadConstraints: renderSpread(decided) }),
    initContainers: renderInitContainers(containers, context),
    containers: [renderContainer(containers.engine, { ...context, ephemeralMiB: nodeDiskMiB(volumes, weights) })],
    volumes: [...volumes.map((volume) => renderVolume(volume, decided, weights)), ...authorityVolumes(site)],
  };
}

/** Gate and fetch, or the wait for the job that has them, preparation and the proof of the fast network, in the order in which they run to their ends. */
function toolsOf({ replica: { gate, fetch, wait, preparation }, site }: DecidedService, spread?: Pick<GroupSpec, 'fabricGate'>): ContainerSpec[] {
  const outward = (wait ? [wait] : [gate, fetch]).flatMap((tool) => (tool ? [withAuthorities(tool, site)] : []));
  return [...outward, ...[preparation, spread?.fabricGate].flatMap((tool) => (tool ? [tool] : []))];
}

/** Tools run to their ends; the guard stays: started before the engine, and stopped after it. */
function renderInitContainers({ tools, guard }: PodContainers, context: ContainerContext): Container[] {
  return [
    ...tools.map((tool) => renderContainer(tool, context)),
    ...(guard ? [{ ...renderContainer(guard, context), restartPolicy: 'Always' as const }] : []),
  ];
}

function renderPodSecurity({ tools, guard, engine }: PodContainers): PodSpec['securityContext'] {
  return {
    runAsNonRoot: [...tools, engine, guard].every((container) => container?.userId !== 0),
    fsGroup: engine.groupId,
    // ownership of a large volume is walked through once, not at every start
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: 'RuntimeDefault' },
  };
}

function renderPlacement(decided: DecidedService): Partial<PodSpec> {
  return {
    ...placementOf(decided),
    ...renderAffinity(decided),
  };
}

function renderAffinity(decided: DecidedService): Partial<PodSpec> {
  const affinity: Affinity = { ...affinityOf(decided), ...(spansNodes(decided) && { podAffinity: inOneZone(decided) }) };
  return Object.keys(affinity).length > 0 ? { affinity } : {};
}

/** Over zones and nodes as far as there are any: a replica never waits for a better place. Of a group the leader is spread, the others stand beside it. */
function renderSpread(decided: DecidedService): TopologySpreadConstraint[] {
  return [ZONE, 'kubernetes.io/hostname'].map((topologyKey) => ({
    topologyKey, maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway', nodeTaintsPolicy: 'Honor', labelSelector: { matchLabels: servingLabels(decided) },
  }));
}

const spansNodes = ({ replica }: DecidedService): boolean => nodesPerReplica(replica) > 1;

/**
 * All of a group, or of a cluster whose members nobody tells apart, in the zone of whoever comes first: the fast network does not reach beyond. A cluster older than 1.31 leaves
 * the key of the group out (KEP-3633), so that all groups stand in one zone.
 */
function inOneZone(decided: DecidedService): PodAffinity {
  return { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: ZONE, labelSelector: { matchLabels: selectorLabels(decided) }, ...(decided.replica.group && { matchLabelKeys: [GROUP_LABELS.group] }) }] };
}

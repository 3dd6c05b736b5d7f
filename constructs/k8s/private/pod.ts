import type { Container, PodSpec, PodTemplateSpec, Toleration, TopologySpreadConstraint } from 'kubernetes-types/core/v1';
import type { ReplicaSpec } from '../../../lib/container/container-spec';
import { INSTANCE_TYPE_LABEL, nodeSelectorOf } from '../../../lib/container/placement';
import type { DecidedService } from '../decided-service';
import type { ModelVolumeConfig } from '../model-volume';
import { authorityVolumes, withAuthorities } from './certificate-authorities';
import { renderContainer, type ContainerContext } from './container';
import { annotationsOf, labelsOf, selectorLabels, type Pairs } from './names';
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
  return { metadata: { labels: labelsOf(decided), annotations: { ...annotationsOf(decided), ...renderStaying(decided) } }, spec: renderPodSpec(input) };
}

/** The only replica is not moved to save a machine or to renew it: the service would be down. */
function renderStaying({ nodes, plan }: DecidedService): Pairs {
  return nodes !== undefined && plan.replicas === 1 ? { 'karpenter.sh/do-not-disrupt': 'true' } : {};
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

/** Gate, fetch and preparation run to their ends; the guard stays: started before the engine, and stopped after it. */
function renderInitContainers({ replica: { gate, fetch, preparation, guard }, site }: DecidedService, context: ContainerContext): Container[] {
  return [
    ...[gate, fetch].flatMap((tool) => (tool ? [renderContainer(withAuthorities(tool, site), context)] : [])),
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
  const { imagePullSecrets = [] } = decided.kubernetes;
  return {
    ...renderSelection(decided),
    tolerations: renderTolerations(decided),
    ...(imagePullSecrets.length > 0 && { imagePullSecrets: imagePullSecrets.map((name) => ({ name })) }),
    ...(decided.plan.replicas > 1 && { topologySpreadConstraints: renderSpread(decided) }),
  };
}

/** A selector takes one value: of several types that may stand in for each other, any will do. */
function renderSelection({ kubernetes, plan, nodes }: DecidedService): Partial<PodSpec> {
  const selector = nodeSelectorOf(kubernetes, plan.instanceType);
  const types = nodes?.instanceTypes ?? [];
  if (types.length <= 1) return { nodeSelector: selector };
  const { [INSTANCE_TYPE_LABEL]: one, ...others } = selector;
  const nodeSelectorTerms = [{ matchExpressions: [{ key: INSTANCE_TYPE_LABEL, operator: 'In', values: types }] }];
  return { nodeSelector: others, affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } } };
}

/** The taint of accelerator nodes carries the resource's name, whatever its value. */
function renderTolerations({ kubernetes, replica }: DecidedService): Toleration[] {
  const own: Toleration = { key: replica.acceleratorResource, operator: 'Exists', effect: 'NoSchedule' };
  const asked = (kubernetes.tolerations ?? []).map(({ key, operator = 'Exists', value, effect }) => ({
    key, operator, ...(value !== undefined && { value }), ...(effect !== undefined && { effect }),
  })) as Toleration[];
  const covered = asked.some(({ key, operator, effect }) => key === own.key && operator === 'Exists' && (effect === undefined || effect === own.effect));
  return covered ? asked : [own, ...asked];
}

/** Over zones and nodes as far as there are any: a replica never waits for a better place. */
function renderSpread(decided: DecidedService): TopologySpreadConstraint[] {
  return ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map((topologyKey) => ({
    topologyKey, maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway', nodeTaintsPolicy: 'Honor', labelSelector: { matchLabels: selectorLabels(decided) },
  }));
}

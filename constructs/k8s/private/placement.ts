import type { Affinity, NodeAffinity, PodSpec, Toleration } from 'kubernetes-types/core/v1';
import { INSTANCE_TYPE_LABEL, nodeSelectorOf } from '../../../lib/container/placement';
import type { NodePlan } from '../../../lib/nodes/node-plan';
import type { DecidedService } from '../decided-service';

/** Nodes that a pod of the service may stand on, and how it gets its images: the same for replicas and jobs. */
export function placementOf(decided: DecidedService): Pick<PodSpec, 'nodeSelector' | 'tolerations' | 'imagePullSecrets'> {
  const { imagePullSecrets = [] } = decided.kubernetes;
  return {
    ...renderSelector(decided),
    tolerations: renderTolerations(decided),
    ...(imagePullSecrets.length > 0 && { imagePullSecrets: imagePullSecrets.map((name) => ({ name })) }),
  };
}

/** A selector takes one value: where several types may stand in for each other, the affinity names them. */
function renderSelector({ kubernetes, plan, nodes }: DecidedService): Pick<PodSpec, 'nodeSelector'> {
  const selector = Object.entries(nodeSelectorOf(kubernetes, plan.instanceType)).filter(([label]) => !(severalTypes(nodes) && label === INSTANCE_TYPE_LABEL));
  return selector.length > 0 ? { nodeSelector: Object.fromEntries(selector) } : {};
}

/** Nodes of one of several types; nothing where there is one type, which the selector names. */
export function affinityOf({ nodes }: DecidedService): Affinity {
  return severalTypes(nodes) ? { nodeAffinity: ofTypes(nodes) } : {};
}

const severalTypes = (nodes: NodePlan | undefined): nodes is NodePlan => nodes !== undefined && nodes.instanceTypes.length > 1;

function ofTypes({ instanceTypes }: NodePlan): NodeAffinity {
  return { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: INSTANCE_TYPE_LABEL, operator: 'In', values: instanceTypes }] }] } };
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

import type { PodSpec, Toleration } from 'kubernetes-types/core/v1';
import { nodeSelectorOf } from '../../../lib/container/placement';
import type { DecidedService } from '../decided-service';

/** Nodes that a pod of the service may stand on, and how it gets its images: the same for replicas and jobs. */
export function placementOf(decided: DecidedService): Pick<PodSpec, 'nodeSelector' | 'tolerations' | 'imagePullSecrets'> {
  const { imagePullSecrets = [] } = decided.kubernetes;
  return {
    nodeSelector: nodeSelectorOf(decided.kubernetes, decided.plan.instanceType),
    tolerations: renderTolerations(decided),
    ...(imagePullSecrets.length > 0 && { imagePullSecrets: imagePullSecrets.map((name) => ({ name })) }),
  };
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

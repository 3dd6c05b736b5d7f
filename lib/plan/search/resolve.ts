import type { Service } from '../../deployment/deployment';
import type { SearchPlan } from './search-plan';

/** The service with what the search found in place of what was left open. */
export function resolvedBy(search: SearchPlan, service: Service): Service | undefined {
  const [first] = search.choices;
  if (!first) return undefined;
  return {
    ...service,
    instanceType: first.instanceType,
    tensorParallel: first.tensorParallel,
    replicas: service.replicasGiven ? service.replicas : first.replicas,
    ...(service.search?.quantizations && { model: { ...service.model, quantization: first.weightFormat } }),
  };
}

/** The service on the hardware that a lock holds it to. */
export function heldTo({ instanceType, cut, replicas, weightFormat }: { instanceType: string; cut: { tensorParallel: number }; replicas: number; weightFormat: string }, service: Service): Service {
  return {
    ...service,
    instanceType,
    tensorParallel: cut.tensorParallel,
    replicas: service.replicasGiven ? service.replicas : replicas,
    ...(service.search?.quantizations && { model: { ...service.model, quantization: weightFormat } }),
  };
}

import type { Catalogues } from './catalogues';
import type { Deployment, Service } from './deployment/deployment';
import type { IEngine } from './engine/engine';
import type { Finding } from './finding/finding';
import { Severity } from './finding/severity';
import type { Plan } from './plan/plan';
import { heldTo, resolvedBy } from './plan/search/resolve';
import { searchHardware } from './plan/search/search';
import type { SearchPlan } from './plan/search/search-plan';

/** A service that has its hardware, or why there is none. */
export interface FoundHardware {
  readonly service: Service;
  /** @default - nothing was searched */
  readonly search?: SearchPlan;
  /** Empty when the service has its hardware. */
  readonly findings: Finding[];
}

export interface FindHardwareInput {
  readonly deployment: Deployment;
  readonly service: Service;
  readonly engine: IEngine;
  readonly catalogues: Catalogues;
  /** @default - nothing is locked */
  readonly locked?: Plan;
}

/** Hardware of a service that leaves it open: what the lock holds, or the best that a search finds. */
export function findHardware({ deployment, service, engine, catalogues, locked }: FindHardwareInput): FoundHardware {
  const { search: limits } = service;
  if (!limits) return { service, findings: [] };
  if (locked) return { service: heldTo(locked, service), search: locked.search, findings: [] };
  const search = searchHardware({
    service, limits, engineVersion: engine.at(service.engine.version ?? engine.defaultVersion), types: catalogues.instanceTypes.all, region: deployment.aws?.region,
    leastReplicas: service.replicas,
  });
  const resolved = resolvedBy(search, service);
  return resolved ? { service: resolved, search, findings: [] } : { service, findings: [nothingFound(service, search)] };
}

function nothingFound({ path }: Service, { objective, refused }: SearchPlan): Finding {
  const whys = refused.map(({ why, instanceTypes }) => `${instanceTypes.length} types: ${why}`);
  return {
    code: 'NO_HARDWARE_FOUND',
    severity: Severity.ERROR,
    path: [path, 'hardware.objective'].filter((part) => part !== '').join('.'),
    message: `no instance type fits, carries the load and keeps the promises (${whys.join('; ')})`,
    remedy: 'widen hardware.within, promise less in workload.slo, lower workload.contextTokens, or take a smaller model or format',
    value: objective,
  };
}

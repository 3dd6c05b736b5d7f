import type { InstanceTypeCatalogue } from './accelerator/catalogue';
import { unknownRegion } from './accelerator/unknown-region';
import type { Catalogues } from './catalogues';
import type { Deployment, Service } from './deployment/deployment';
import type { IEngine } from './engine/engine';
import { servedBy } from './framework/frameworks';
import type { Finding } from './finding/finding';
import { Severity } from './finding/severity';
import type { Plan } from './plan/plan';
import { REFERENCE_REGION } from './plan/cost';
import { noPriceIn } from './plan/search/candidates';
import { heldTo, resolvedBy } from './plan/search/resolve';
import { searchHardware } from './plan/search/search';
import type { SearchPlan } from './plan/search/search-plan';

/** Types that are shown as examples. */
const SHOWN = 5;

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
    service, limits, engineVersion: servedBy(service.framework, engine.at(service.engine.version ?? engine.defaultVersion)), types: catalogues.instanceTypes.all, region: deployment.aws?.region,
    leastReplicas: service.replicas,
  });
  const resolved = resolvedBy(search, service);
  return resolved ? { service: resolved, search, findings: [] } : { service, findings: [nothingFound({ service, region: deployment.aws?.region, types: catalogues.instanceTypes }, search)] };
}

interface Searched {
  readonly service: Service;
  /** @default - the reference region */
  readonly region?: string;
  readonly types: InstanceTypeCatalogue;
}

function nothingFound({ service: { path }, region = REFERENCE_REGION, types }: Searched, { objective, refused }: SearchPlan): Finding {
  const finding = { code: 'NO_HARDWARE_FOUND', severity: Severity.ERROR };
  const unknown = unknownRegion(region, types);
  if (unknown) return { ...finding, path: 'aws.region', ...unknown };
  const whys = refused.map(({ why, instanceTypes }) => `${instanceTypes.length} types: ${why}`);
  return {
    ...finding,
    path: [path, 'hardware.objective'].filter((part) => part !== '').join('.'),
    message: `no instance type fits, carries the load and keeps the promises (${whys.join('; ')})`,
    remedy: [...unpriced(region, refused), 'widen hardware.within, promise less in workload.slo, lower workload.contextTokens, or take a smaller model or format'].join('; or '),
    value: objective,
  };
}

/** Prices that are missing are named first: no wider limit brings them. */
function unpriced(region: string, refused: SearchPlan['refused']): string[] {
  const without = refused.find(({ why }) => why === noPriceIn(region))?.instanceTypes ?? [];
  if (without.length === 0) return [];
  return [`${without.length} types are out only because their prices in ${region} are not known: name one of them in hardware.instanceType (${without.slice(0, SHOWN).join(', ')}${without.length > SHOWN ? ' …' : ''}), or give prices in code with instance types of your own`];
}

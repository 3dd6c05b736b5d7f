import type { Deployment, Service } from '../deployment/deployment';
import type { Platform } from '../deployment/enums';

/** Name of what is scaled, as its metrics carry it: nothing else of an account has it, or one service would be scaled by the load of another. */
export function scaledName(platform: Platform, { name, environment }: Pick<Deployment, 'name' | 'environment'>, service: Pick<Service, 'name'>): string {
  return [name, environment, service.name, platform].filter((part) => part !== undefined).join('/');
}

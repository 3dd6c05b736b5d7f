import type { DegradationStep, Standby } from '../../deployment/degradation';
import type { Deployment } from '../../deployment/deployment';
import { platformsWhere } from '../../platform/platforms';
import { Actor, type DegradedService } from '../action';

/** Where a standby answers, in words. */
export function whereOf({ model, instanceType, region, zones, targetGroup, service }: Standby): string {
  const places = [model, instanceType && `on ${instanceType}`, region && `in ${region}`, zones && `in ${zones.join(', ')}`, service && `as ${service}`, targetGroup !== undefined && 'behind the load balancer'];
  return places.filter((part): part is string => typeof part === 'string').join(' ') || 'a standby';
}

/** A load balancer or a route leads to it on each platform that has one; elsewhere requests must be led by what reads them. */
export function leadersTo({ standby }: DegradationStep, { deployment, service }: DegradedService): Actor[] {
  if (!standby) return [Actor.GATEWAY];
  const leaders = [
    ...(led(deployment, 'loadBalanced') && standby.targetGroup !== undefined ? [Actor.LOAD_BALANCER] : []),
    ...(led(deployment, 'pods') && standby.service !== undefined && deployment.kubernetes.gateway !== undefined ? [Actor.OPERATOR] : []),
    ...(standby.region !== undefined && service.recovery.failover !== undefined ? [Actor.DNS] : []),
  ];
  return leaders.length > 0 ? leaders : [Actor.GATEWAY];
}

function led({ platforms }: Deployment, by: 'loadBalanced' | 'pods'): boolean {
  return platformsWhere(platforms, (facts) => facts[by]).length > 0;
}

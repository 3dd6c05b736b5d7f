import type { DegradationStep, Standby } from '../../deployment/degradation';
import { DegradationSignal } from '../../deployment/degradation-props';
import type { Deployment } from '../../deployment/deployment';
import { platformsWhere } from '../../platform/platforms';
import { Actor, type DegradedService } from '../action';
import { standbyBehind } from '../standbys';

/** Where a standby answers, in words. */
export function whereOf({ model, instanceType, region, zones, targetGroup, service }: Standby): string {
  const places = [model, instanceType && `on ${instanceType}`, region && `in ${region}`, zones && `in ${zones.join(', ')}`, service && `as ${service}`, targetGroup !== undefined && 'behind the load balancer'];
  return places.filter((part): part is string => typeof part === 'string').join(' ') || 'a standby';
}

/** A load balancer or a route leads to it on each platform that has one; elsewhere requests must be led by what reads them. */
export function leadersTo(step: DegradationStep, { deployment, service }: DegradedService): Actor[] {
  const { standby } = step;
  if (!standby) return [Actor.GATEWAY];
  const leaders = [
    ...(led(deployment, 'loadBalanced') && standbyBehind(service, 'targetGroup')?.step === step ? [seenByAws(step) ? Actor.LOAD_BALANCER : Actor.OPERATOR] : []),
    ...(led(deployment, 'pods') && deployment.kubernetes.gateway !== undefined && standbyBehind(service, 'service')?.step === step ? [Actor.OPERATOR] : []),
    ...(standby.region !== undefined && service.recovery.failover !== undefined ? [Actor.DNS] : []),
  ];
  return leaders.length > 0 ? [...new Set(leaders)] : [Actor.GATEWAY];
}

/** Histograms do not reach CloudWatch. */
const seenByAws = ({ when }: DegradationStep): boolean => when?.signal !== DegradationSignal.TIME_TO_FIRST_TOKEN;

function led({ platforms }: Deployment, by: 'loadBalanced' | 'pods'): boolean {
  return platformsWhere(platforms, (facts) => facts[by]).length > 0;
}

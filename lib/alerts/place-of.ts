import { poolsOf, type CapacityPool } from '../capacity/pools';
import { rangeOf, segmentsOf } from '../capacity/segments';
import { objectName } from '../container/object-name';
import { Exposure, type Platform } from '../deployment/enums';
import { isStepwise } from '../rollout/steps';
import { platformFacts } from '../platform/platforms';
import { PodOwner, type Place } from '../signals/place';
import type { WatchedDecision } from './watched-decision';

/** Where a service stands, as far as it decides who watches. */
export function placeOf(decision: Omit<WatchedDecision, 'engineVersion'>, platform: Platform): Place {
  const { deployment, service, instanceType: { accelerator: { vendor } } } = decision;
  const facts = platformFacts(platform);
  const foreignCluster = facts.clusterBringsMachines === true && deployment.aws?.imports?.cluster !== undefined;
  const fronted = facts.loadBalanced && service.access.exposure !== Exposure.NONE;
  return {
    facts,
    ...(facts.pods && { pods: { name: objectName({ deployment: deployment.name, service: service.name }), owner: ownerOf(decision) } }),
    vendor,
    groups: poolsIn(decision).length,
    hostAgent: facts.machines && !facts.pods && !foreignCluster,
    fronted,
    insights: facts.tasks === true && !foreignCluster,
    ...(facts.onAws && !facts.pods && { logs: { archived: service.observability.logging.archive !== undefined } }),
    shifting: fronted && facts.tasks === true && isStepwise(service.rollout),
    ...(fronted && service.access.certificate !== undefined && { certificate: service.access.certificate }),
  };
}

function ownerOf({ replica: { cluster, group } }: Pick<WatchedDecision, 'replica'>): PodOwner {
  if (cluster) return PodOwner.CLUSTER;
  return group ? PodOwner.GROUP : PodOwner.DEPLOYMENT;
}

function poolsIn({ service, plan }: Pick<WatchedDecision, 'service' | 'plan'>): CapacityPool[] {
  return poolsOf(segmentsOf(service.capacity, rangeOf(plan)), service.alternatives.length);
}

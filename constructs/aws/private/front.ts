import type { Construct } from 'constructs';
import { Exposure } from '../../../lib/deployment/enums';
import { AliasRecord } from '../alias-record';
import type { LoadBalancer, LoadBalancerProps } from '../load-balancer';
import type { ServingInput } from '../serving-input';
import type { FrontClocks, TargetHealth } from './front-clocks';
import type { Ground } from './ground';

/** What the load balancer of a service is told, whatever stands behind it. */
export function balancerProps({ service: { access }, engineVersion }: ServingInput, ground: Ground, clocks: FrontClocks & { readonly health: TargetHealth }): Omit<LoadBalancerProps, 'targetGroupId'> {
  const isPublic = access.exposure === Exposure.PUBLIC;
  return {
    vpcId: ground.network.vpcId,
    subnetIds: isPublic ? ground.network.publicSubnetIds : ground.network.internalSubnetIds,
    internetFacing: isPublic,
    allowedCidrs: ground.callers(),
    readinessPath: engineVersion.endpoints.readinessPath,
    idleSeconds: clocks.idleSeconds,
    deregistrationSeconds: clocks.deregistrationSeconds,
    _health: clocks.health,
    deletionProtection: !ground.dev,
    certificateArn: ground.certificate(),
    hostName: access.hostName,
    accessLogs: ground.accessLogs(),
  };
}

/** The name that callers use, in the hosted zone that the deployment imports. */
export function recordOf(scope: Construct, { deployment, service }: ServingInput, { dnsName, canonicalHostedZoneId }: LoadBalancer): void {
  const { hostName } = service.access;
  const zone = deployment.aws?.imports?.hostedZone;
  if (hostName === undefined || zone === undefined) return;
  new AliasRecord(scope, 'Alias', { hostedZoneId: zone.id, hostName, targetDnsName: dnsName, targetHostedZoneId: canonicalHostedZoneId });
}

import type { Construct } from 'constructs';
import { standbyBehind, weightsOf } from '../../../lib/degradation/standbys';
import { Exposure } from '../../../lib/deployment/enums';
import type { ListenerImportProps } from '../../../lib/deployment/imports-props';
import { LlmServingError } from '../../../lib/error';
import { AliasRecord } from '../alias-record';
import { ListenerRule, type ListenerRuleProps } from '../listener-rule';
import { LoadBalancer, type LoadBalancerProps } from '../load-balancer';
import type { Places } from '../monitoring/places';
import type { ServingInput } from '../serving-input';
import type { StandbyTarget } from '../standby-target';
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
    tokens: access.tokens,
    login: access.login,
    accessLogs: ground.accessLogs(),
  };
}

/** What stands in front of replicas, whoever made it. */
export type Front = Pick<ListenerRule, 'ledByArn' | 'targetGroupArn' | 'targetGroupFullName' | 'fullName' | 'securityGroupId' | 'url' | 'listener' | '_shift'>;

/** Names of what stands in front, as metrics spell them; nothing where nothing does. */
export function frontPlaces(front: Front | undefined): Places {
  return front ? { loadBalancer: front.fullName, targetGroup: front.targetGroupFullName, alternateTargetGroup: front._shift?.alternateTargetGroupFullName } : {};
}

/** Who stands behind. */
export interface FrontInput {
  readonly input: ServingInput;
  readonly ground: Ground;
  readonly clocks: FrontClocks & { readonly health: TargetHealth };
  /** Security group of the targets. */
  readonly targetGroupId: string;
  /** What registers. @default 'instance' */
  readonly targetType?: string;
  /** Whether an update shifts requests. @default false */
  readonly shiftsTraffic?: boolean;
}

/** A rule on the listener that the deployment imports, else a load balancer with its name in DNS. */
export function frontOf(scope: Construct, { input, ground, clocks, targetGroupId, ...targets }: FrontInput): Front {
  const imported = ground.aws.imports?.listener;
  const standby = standbyTargetOf(input);
  if (imported !== undefined) return new ListenerRule(scope, 'ListenerRule', { ...ruleProps(input, imported, { ground, clocks }), ...targets, standby });
  const balancer = new LoadBalancer(scope, 'LoadBalancer', { ...balancerProps(input, ground, clocks), targetGroupId, ...targets, standby });
  recordOf(scope, input, balancer);
  return balancer;
}

function ruleProps({ service: { access: { hostName, tokens, login } }, engineVersion }: ServingInput, { arn, securityGroup, priority }: ListenerImportProps, { ground, clocks }: Pick<FrontInput, 'ground' | 'clocks'>): ListenerRuleProps {
  if (hostName === undefined) throw new LlmServingError('InvalidInput', 'a rule on a listener needs the host name that it is for', [], 'access.hostName');
  return {
    listenerArn: arn, securityGroupId: securityGroup, priority, hostName, tokens, login,
    vpcId: ground.network.vpcId,
    readinessPath: engineVersion.endpoints.readinessPath,
    deregistrationSeconds: clocks.deregistrationSeconds,
    _health: clocks.health,
  };
}

/** The name that callers use, in the hosted zone that the deployment imports. */
export function recordOf(scope: Construct, { deployment, service }: ServingInput, { dnsName, canonicalHostedZoneId }: LoadBalancer): void {
  const { hostName } = service.access;
  const zone = deployment.aws?.imports?.hostedZone;
  if (hostName === undefined || zone === undefined) return;
  new AliasRecord(scope, 'Alias', { hostedZoneId: zone.id, hostName, targetDnsName: dnsName, targetHostedZoneId: canonicalHostedZoneId, failover: service.recovery.failover });
}

/** Who stands by behind the load balancer; nobody where the ladder names no target group. */
export function standbyTargetOf({ service }: ServingInput): StandbyTarget | undefined {
  const { standby } = standbyBehind(service, 'targetGroup') ?? {};
  return standby?.targetGroup === undefined ? undefined : { targetGroupArn: standby.targetGroup, weight: weightsOf(standby).standby, securityGroupId: standby.securityGroup };
}

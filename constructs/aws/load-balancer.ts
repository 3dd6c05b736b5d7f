import { Fn } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elb from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct, type IConstruct } from 'constructs';
import { GUARD_PORT } from '../../lib/container/layout';
import type { LoginProps, TokensProps } from '../../lib/deployment/serving-props';
import type { IAccessLogs } from './access-logs';
import { acknowledge } from './private/acknowledge';
import type { TargetHealth } from './private/front-clocks';
import { forwardTo } from './private/guest-list';
import { listenerFor } from './private/listeners';
import { attributesOf, targetGroup } from './private/target-group';
import { alternateTargets, type TrafficShift } from './private/traffic-shift';

/** A stable address in front of replicas. */
export interface LoadBalancerProps {
  /** The network. */
  readonly vpcId: string;

  /** Its subnets, in two zones at least. */
  readonly subnetIds: string[];

  /** Whether it stands on the internet. */
  readonly internetFacing: boolean;

  /** Address ranges that may call. */
  readonly allowedCidrs: string[];

  /** Security group of the boxes. */
  readonly targetGroupId: string;

  /** Path that answers once the model is loaded, through the guard. */
  readonly readinessPath: string;

  /** Silence that it bears, seconds. */
  readonly idleSeconds: number;

  /** How long a leaving box keeps its running generations, seconds. */
  readonly deregistrationSeconds: number;

  /** @internal */
  readonly _health: TargetHealth;

  /** Whether it refuses to be deleted. */
  readonly deletionProtection: boolean;

  /**
   * ARN of its certificate.
   *
   * @default - plain HTTP
   */
  readonly certificateArn?: string;

  /**
   * Host name that callers use.
   *
   * @default - its own name in DNS
   */
  readonly hostName?: string;

  /**
   * Where access logs go.
   *
   * @default - nothing is logged
   */
  readonly accessLogs?: IAccessLogs;

  /**
   * Tokens that callers present.
   *
   * @default - no token is asked for
   */
  readonly tokens?: TokensProps;

  /**
   * A login for people.
   *
   * @default - nobody is asked to log in
   */
  readonly login?: LoginProps;

  /**
   * Whether an update shifts requests to a second target group.
   *
   * @default false
   */
  readonly shiftsTraffic?: boolean;

  /**
   * What registers: `instance`, or `ip` for tasks with an address of their own.
   *
   * @default 'instance'
   */
  readonly targetType?: string;
}

/** An Application Load Balancer that forwards to the guard of every box. */
export class LoadBalancer extends Construct {
  /** ARN of the target group. */
  public readonly targetGroupArn: string;

  /** Name of the target group, as metrics spell it. */
  public readonly targetGroupFullName: string;

  /** Name of the load balancer, as metrics spell it. */
  public readonly fullName: string;

  /** Security group of the load balancer. */
  public readonly securityGroupId: string;

  /** Base address of the API. */
  public readonly url: string;

  /** Its own name in DNS. */
  public readonly dnsName: string;

  /** Id of the zone that its own name stands in. */
  public readonly canonicalHostedZoneId: string;

  /** What must stand before boxes register. */
  public readonly listener: IConstruct;

  /** @internal */
  public readonly _shift: TrafficShift | undefined;

  public constructor(scope: Construct, id: string, props: LoadBalancerProps) {
    super(scope, id);

    const { certificateArn } = props;
    this.securityGroupId = this.createSecurityGroup(props);
    const balancer = this.createBalancer(props);
    this.dnsName = balancer.attrDnsName;
    this.canonicalHostedZoneId = balancer.attrCanonicalHostedZoneId;
    this.fullName = balancer.attrLoadBalancerFullName;
    const targets = targetGroup(this, props);
    this.targetGroupArn = targets.ref;
    this.targetGroupFullName = targets.attrTargetGroupFullName;
    const listener = listenerFor(this, { loadBalancerArn: balancer.ref, targetGroupArn: this.targetGroupArn, certificateArn, guests: props });
    const shifted = props.shiftsTraffic ? this.shift(listener, props) : undefined;
    this._shift = shifted?.shift;
    this.listener = shifted?.rule ?? listener;
    this.url = Fn.join('', [certificateArn === undefined ? 'http://' : 'https://', props.hostName ?? this.dnsName, '/v1']);
  }

  /** Only a rule can be shifted, not what a listener does by default; this one takes every request. */
  private shift(listener: elb.CfnListener, props: LoadBalancerProps): { rule: elb.CfnListenerRule; shift: TrafficShift } {
    const alternate = alternateTargets(this, props);
    const rule = new elb.CfnListenerRule(this, 'Production', {
      listenerArn: listener.ref,
      priority: 1,
      conditions: [{ field: 'path-pattern', pathPatternConfig: { values: ['*'] } }],
      actions: forwardTo({ targetGroupArn: this.targetGroupArn, ...alternate }, props),
    });
    return { rule, shift: { ...alternate, ruleArn: rule.ref } };
  }

  private createSecurityGroup({ vpcId, allowedCidrs, targetGroupId, internetFacing, certificateArn, tokens, login }: LoadBalancerProps): string {
    const ports = certificateArn === undefined ? [80] : [443, 80];
    const group = new ec2.CfnSecurityGroup(this, 'SecurityGroup', {
      vpcId,
      groupDescription: 'Load balancer of an LLM service: callers in, the guard out',
      securityGroupIngress: ports.flatMap((port) => allowedCidrs.map((cidrIp) => ({ ipProtocol: 'tcp', fromPort: port, toPort: port, cidrIp, description: 'Callers' }))),
      securityGroupEgress: [
        { ipProtocol: 'tcp', fromPort: GUARD_PORT, toPort: GUARD_PORT, destinationSecurityGroupId: targetGroupId, description: 'The guard of a box' },
        // a login needs this door (ALB user guide, "Authenticate users"); UNVERIFIED whether the keys of tokens are read through it too
        ...(tokens === undefined && login === undefined ? [] : [{ ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIp: '0.0.0.0/0', description: login ? 'The identity provider' : 'Public keys of the issuer of tokens' }]),
      ],
    });
    if (internetFacing && allowedCidrs.includes('0.0.0.0/0')) acknowledge(group, { EC23: 'the deployment exposes this service to the public, with TLS and API keys' });
    return group.attrGroupId;
  }

  private createBalancer(props: LoadBalancerProps): elb.CfnLoadBalancer {
    const { accessLogs } = props;
    const attributes = {
      'idle_timeout.timeout_seconds': String(props.idleSeconds),
      'routing.http.drop_invalid_header_fields.enabled': 'true',
      'deletion_protection.enabled': String(props.deletionProtection),
      'access_logs.s3.enabled': String(accessLogs !== undefined),
      ...(accessLogs && { 'access_logs.s3.bucket': accessLogs.bucketName }),
    };
    const balancer = new elb.CfnLoadBalancer(this, 'Resource', {
      type: 'application',
      scheme: props.internetFacing ? 'internet-facing' : 'internal',
      ipAddressType: 'ipv4',
      subnets: props.subnetIds,
      securityGroups: [this.securityGroupId],
      loadBalancerAttributes: attributesOf(attributes),
    });
    accessLogs?.permissions.forEach((permission) => balancer.node.addDependency(permission));
    if (!accessLogs) acknowledge(balancer, { ELB2: 'access logs are left out of development; prod and regulated profiles have them' });
    return balancer;
  }
}

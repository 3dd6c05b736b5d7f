import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { GUARD_PORT } from '../../lib/container/layout';

/** Who may reach boxes, and what boxes may reach. */
export interface FleetFirewallProps {
  /** The network. */
  readonly vpcId: string;

  /**
   * Address ranges that reach the guard without a load balancer.
   *
   * @default [] - only the load balancer does
   */
  readonly directCidrs?: string[];

  /**
   * A forward proxy's port.
   *
   * @default - boxes need no port but HTTPS
   */
  readonly proxyPort?: number;
}

/** The security group of the boxes: nothing comes in but to the guard's port. */
export class FleetFirewall extends Construct {
  public readonly securityGroupId: string;

  public constructor(scope: Construct, id: string, { vpcId, directCidrs = [], proxyPort }: FleetFirewallProps) {
    super(scope, id);

    const ports = [...new Set([443, ...(proxyPort === undefined ? [] : [proxyPort])])];
    const group = new ec2.CfnSecurityGroup(this, 'Resource', {
      vpcId,
      groupDescription: 'Boxes of an LLM service: the guard in, HTTPS out',
      securityGroupIngress: directCidrs.map((cidrIp) => ({ ipProtocol: 'tcp', fromPort: GUARD_PORT, toPort: GUARD_PORT, cidrIp, description: 'The guard, from inside the network' })),
      // AWS services, registries and the Hub have no fixed addresses; without internet the routes end at the endpoints
      securityGroupEgress: ports.map((port) => ({ ipProtocol: 'tcp', fromPort: port, toPort: port, cidrIp: '0.0.0.0/0', description: port === 443 ? 'AWS services, images and weights' : 'The forward proxy' })),
    });
    this.securityGroupId = group.attrGroupId;
  }

  /** Lets a load balancer reach the guard. */
  public admit(id: string, loadBalancerGroupId: string): void {
    new ec2.CfnSecurityGroupIngress(this, id, {
      groupId: this.securityGroupId, ipProtocol: 'tcp', fromPort: GUARD_PORT, toPort: GUARD_PORT, sourceSecurityGroupId: loadBalancerGroupId,
      description: 'The guard, from the load balancer',
    });
  }
}

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

  /**
   * Port of a store of metrics.
   *
   * @default - none but HTTPS
   */
  readonly storePort?: number;

  /**
   * Port of whoever takes spans of requests.
   *
   * @default - none but HTTPS
   */
  readonly tracesPort?: number;
}

/** The security group of the boxes: nothing comes in but to the guard's port. */
export class FleetFirewall extends Construct {
  public readonly securityGroupId: string;

  public constructor(scope: Construct, id: string, { vpcId, directCidrs = [], proxyPort, storePort, tracesPort }: FleetFirewallProps) {
    super(scope, id);

    // the first word for a port is said
    const ways: [port: number | undefined, description: string][] = [
      [443, 'AWS services, images and weights'], [proxyPort, 'The forward proxy'], [storePort, 'The store of metrics'], [tracesPort, 'Whoever takes spans'],
    ];
    const open = ways.filter(([port], index) => port !== undefined && ways.findIndex(([other]) => other === port) === index);
    const group = new ec2.CfnSecurityGroup(this, 'Resource', {
      vpcId,
      groupDescription: 'Boxes of an LLM service: the guard in, HTTPS out',
      securityGroupIngress: directCidrs.map((cidrIp) => ({ ipProtocol: 'tcp', fromPort: GUARD_PORT, toPort: GUARD_PORT, cidrIp, description: 'The guard, from inside the network' })),
      // AWS services, registries and the Hub have no fixed addresses; without internet the routes end at the endpoints
      securityGroupEgress: open.map(([port, description]) => ({ ipProtocol: 'tcp', fromPort: port, toPort: port, cidrIp: '0.0.0.0/0', description })),
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

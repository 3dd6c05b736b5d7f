import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

/** A range of TCP ports, with its purpose. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
  readonly purpose: string;
}

/** Who reaches a file system. */
export interface FileSystemFirewallProps {
  /** The network. */
  readonly vpcId: string;

  /** Security group of the machines. */
  readonly clientGroupId: string;

  /** What the file system listens on. */
  readonly ports: PortRange[];

  /**
   * Whether its servers also call the machines, and one another.
   *
   * @default false
   */
  readonly bothWays?: boolean;
}

/** The security group of a file system: its machines come in, and nobody else. */
export class FileSystemFirewall extends Construct {
  public readonly securityGroupId: string;

  public constructor(scope: Construct, id: string, { vpcId, clientGroupId, ports, bothWays = false }: FileSystemFirewallProps) {
    super(scope, id);

    const group = new ec2.CfnSecurityGroup(this, 'Resource', { vpcId, groupDescription: 'Weights of an LLM service: its machines in', securityGroupEgress: [NOWHERE] });
    this.securityGroupId = group.attrGroupId;
    ports.forEach((range) => {
      this.open(`Clients${range.from}`, { from: clientGroupId, to: this.securityGroupId, range });
      if (!bothWays) return;
      this.open(`Servers${range.from}`, { from: this.securityGroupId, to: clientGroupId, range });
      this.open(`Among${range.from}`, { from: this.securityGroupId, to: this.securityGroupId, range });
    });
  }

  /** One flow: out of one group and into the other. */
  private open(id: string, { from, to, range }: { readonly from: string; readonly to: string; readonly range: PortRange }): void {
    const rule = { ipProtocol: 'tcp', fromPort: range.from, toPort: range.to, description: range.purpose };
    new ec2.CfnSecurityGroupIngress(this, `${id}In`, { ...rule, groupId: to, sourceSecurityGroupId: from });
    new ec2.CfnSecurityGroupEgress(this, `${id}Out`, { ...rule, groupId: from, destinationSecurityGroupId: to });
  }
}

/** A group without a rule may reach everything: this one reaches no address. */
const NOWHERE = { ipProtocol: 'icmp', fromPort: 252, toPort: 86, cidrIp: '255.255.255.255/32', description: 'Nothing by itself' };

/** Ranges of private networks (RFC 1918, and RFC 6598, which a VPC may use as well). */
const PRIVATE_RANGES = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'];

/** What an existing file system is asked through: its own security group is its owner's, and it stands inside the network, whose range may not be known. */
export function openTowards(scope: Construct, { clientGroupId, cidrs, ports }: { readonly clientGroupId: string; readonly cidrs: string[]; readonly ports: PortRange[] }): void {
  const ranges = cidrs.length > 0 ? cidrs : PRIVATE_RANGES;
  ranges.forEach((cidrIp, index) => ports.forEach(({ from, to, purpose }) => new ec2.CfnSecurityGroupEgress(scope, `Towards${from}${index === 0 ? '' : index}`, {
    groupId: clientGroupId, ipProtocol: 'tcp', fromPort: from, toPort: to, cidrIp, description: purpose,
  })));
}

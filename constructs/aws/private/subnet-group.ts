import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { Zone } from './zones';

/** Subnets that share a route table. */
export interface SubnetGroupProps {
  readonly vpcId: string;
  readonly zones: Zone[];
  /** Address range of the subnet with that index. */
  readonly cidr: (index: number) => string;
}

/** One subnet for each zone; none gives out public addresses. */
export class SubnetGroup extends Construct {
  public readonly subnetIds: string[];
  public readonly routeTableId: string;

  public constructor(scope: Construct, id: string, { vpcId, zones, cidr }: SubnetGroupProps) {
    super(scope, id);

    this.routeTableId = new ec2.CfnRouteTable(this, 'Routes', { vpcId }).attrRouteTableId;
    this.subnetIds = zones.map(({ key, properties }, index) => {
      const subnet = new ec2.CfnSubnet(this, key, { vpcId, cidrBlock: cidr(index), mapPublicIpOnLaunch: false, ...properties });
      new ec2.CfnSubnetRouteTableAssociation(this, `${key}Routes`, { subnetId: subnet.attrSubnetId, routeTableId: this.routeTableId });
      return subnet.attrSubnetId;
    });
  }
}

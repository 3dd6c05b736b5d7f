import { Aws, Fn } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct, type IConstruct, type IDependable } from 'constructs';
import { acknowledge } from './private/acknowledge';
import { SubnetGroup } from './private/subnet-group';
import type { ZonePlan } from './private/zones';
import { FlowLogs, type FlowLogsOptions } from './flow-logs';

/** Where a service stands. */
export interface INetwork {
  /** Id of the VPC. */
  readonly vpcId: string;

  /** Subnets of the boxes. */
  readonly privateSubnetIds: string[];

  /**
   * Zones of these subnets in the same order, as capacity names them.
   *
   * @default - not known: a source of one zone cannot be placed
   */
  readonly privateZones?: string[];

  /** Subnets of a public load balancer; empty without one. */
  readonly publicSubnetIds: string[];

  /** Subnets of an internal load balancer, in two zones at least. */
  readonly internalSubnetIds: string[];

  /** Address ranges of the network; empty when not known. */
  readonly cidrs: string[];

  /** What must stand before a box can reach anything. */
  readonly routes: IDependable[];
}

/** What a network is made for. */
export interface NetworkProps {
  /** Zones of the boxes, and one more for a load balancer where needed. */
  readonly zones: ZonePlan;

  /** Whether boxes reach the internet through a NAT gateway. */
  readonly internet: boolean;

  /** Whether a load balancer on the internet stands in it. */
  readonly publicLoadBalancer: boolean;

  /**
   * How accepted and refused connections are logged.
   *
   * @default - they are not
   */
  readonly flowLogs?: FlowLogsOptions;
}

/** Address plan: private subnets of 4096 addresses, public ones of 256. */
const CIDR = '10.0.0.0/16';
const PRIVATE_CIDR = (index: number): string => `10.0.${index * 16}.0/20`;
const PUBLIC_CIDR = (index: number): string => `10.0.${240 + index}.0/24`;

/** A network in zones that offer the instance type. Its default security group is used by nothing. */
export class Network extends Construct implements INetwork {
  public readonly vpcId: string;
  public readonly privateSubnetIds: string[];
  public readonly privateZones: string[];
  public readonly publicSubnetIds: string[];
  public readonly internalSubnetIds: string[];
  public readonly cidrs: string[] = [CIDR];
  public readonly routes: IDependable[] = [];

  public constructor(scope: Construct, id: string, props: NetworkProps) {
    super(scope, id);

    this.vpcId = this.createVpc();
    const zones = [...props.zones.boxes, ...props.zones.others];
    const inner = new SubnetGroup(this, 'Private', { vpcId: this.vpcId, zones, cidr: PRIVATE_CIDR });
    const needsPublic = props.internet || props.publicLoadBalancer;
    const outer = needsPublic ? new SubnetGroup(this, 'Public', { vpcId: this.vpcId, zones, cidr: PUBLIC_CIDR }) : undefined;
    if (outer) this.routes.push(this.openToInternet(outer));
    if (outer && props.internet) this.routes.push(this.createNat(outer, inner));
    this.routes.push(this.createStorageEndpoint(inner));
    if (props.flowLogs) new FlowLogs(this, 'FlowLogs', { vpcId: this.vpcId, ...props.flowLogs });
    else acknowledge(this, { VPC7: 'flow logs cost more than they tell for a network that serves development only; prod and regulated profiles have them' });

    this.privateSubnetIds = inner.subnetIds.slice(0, props.zones.boxes.length);
    this.privateZones = props.zones.boxes.map(({ properties }) => properties.availabilityZoneId ?? '');
    this.internalSubnetIds = inner.subnetIds;
    this.publicSubnetIds = props.publicLoadBalancer && outer ? outer.subnetIds : [];
  }

  private createVpc(): string {
    const vpc = new ec2.CfnVPC(this, 'Resource', { cidrBlock: CIDR, enableDnsHostnames: true, enableDnsSupport: true });
    return vpc.attrVpcId;
  }

  private openToInternet(outer: SubnetGroup): IConstruct {
    const gateway = new ec2.CfnInternetGateway(this, 'Gateway');
    const attachment = new ec2.CfnVPCGatewayAttachment(this, 'GatewayAttachment', { vpcId: this.vpcId, internetGatewayId: gateway.attrInternetGatewayId });
    const route = new ec2.CfnRoute(this, 'PublicRoute', {
      routeTableId: outer.routeTableId, destinationCidrBlock: '0.0.0.0/0', gatewayId: gateway.attrInternetGatewayId,
    });
    route.node.addDependency(attachment);
    return route;
  }

  /** One gateway: it carries pulls and updates, and no answer of the service. */
  private createNat(outer: SubnetGroup, inner: SubnetGroup): IConstruct {
    const address = new ec2.CfnEIP(this, 'NatAddress', { domain: 'vpc' });
    const nat = new ec2.CfnNatGateway(this, 'Nat', { subnetId: outer.subnetIds[0], allocationId: address.attrAllocationId });
    this.routes.forEach((route) => nat.node.addDependency(route));
    return new ec2.CfnRoute(this, 'PrivateRoute', { routeTableId: inner.routeTableId, destinationCidrBlock: '0.0.0.0/0', natGatewayId: nat.attrNatGatewayId });
  }

  private createStorageEndpoint(inner: SubnetGroup): IConstruct {
    return new ec2.CfnVPCEndpoint(this, 'StorageEndpoint', {
      vpcId: this.vpcId,
      vpcEndpointType: 'Gateway',
      serviceName: Fn.join('', ['com.amazonaws.', Aws.REGION, '.s3']),
      routeTableIds: [inner.routeTableId],
    });
  }
}

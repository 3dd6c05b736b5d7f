import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { VpcImportProps } from '../../../lib/deployment/imports-props';
import type { INetwork } from '../network';

/** A network that someone else made: nothing is looked up. */
export function importedNetwork({ id, zones, privateSubnets, publicSubnets, cidr }: VpcImportProps): INetwork {
  return { vpcId: id, privateSubnetIds: privateSubnets, privateZones: zones, internalSubnetIds: privateSubnets, publicSubnetIds: publicSubnets ?? [], cidrs: cidr === undefined ? [] : [cidr], routes: [] };
}

/** A network of the caller's own app. */
export function networkOf(vpc: ec2.IVpc): INetwork {
  const own = vpc.privateSubnets.length > 0 ? vpc.privateSubnets : vpc.isolatedSubnets;
  const idsOf = (subnets: ec2.ISubnet[]): string[] => subnets.map(({ subnetId }) => subnetId);
  const inner = idsOf(own);
  return {
    vpcId: vpc.vpcId, privateSubnetIds: inner, privateZones: own.map(({ availabilityZone }) => availabilityZone), internalSubnetIds: inner, publicSubnetIds: idsOf(vpc.publicSubnets), cidrs: [vpc.vpcCidrBlock],
    routes: [vpc.internetConnectivityEstablished],
  };
}

import { Aws, Fn } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

/** Where endpoints stand and who uses them. */
export interface EndpointsProps {
  /** The network. */
  readonly vpcId: string;

  /** One subnet for each zone of the boxes. */
  readonly subnetIds: string[];

  /** Security group of the boxes. */
  readonly clientGroupId: string;

  /** Names of the services, as endpoints spell them. */
  readonly services: readonly string[];
}

/** What a box calls: loading, sessions, logs, keys, signals, lifecycle, images. Weights go through the gateway endpoint of S3. */
export const ENDPOINT_SERVICES: readonly string[] = [
  'ssm', 'ssmmessages', 'ec2messages', 'logs', 'monitoring', 'secretsmanager', 'autoscaling', 'cloudformation', 'kms', 'ecr.api', 'ecr.dkr', 'sts',
];

/** Doors to AWS services inside the network. */
export class Endpoints extends Construct {
  public constructor(scope: Construct, id: string, { vpcId, subnetIds, clientGroupId, services }: EndpointsProps) {
    super(scope, id);

    const group = new ec2.CfnSecurityGroup(this, 'SecurityGroup', {
      vpcId,
      groupDescription: 'Interface endpoints: HTTPS from the boxes of this service',
      securityGroupIngress: [{ ipProtocol: 'tcp', fromPort: 443, toPort: 443, sourceSecurityGroupId: clientGroupId, description: 'HTTPS from the boxes' }],
      securityGroupEgress: [{ ipProtocol: 'icmp', fromPort: 252, toPort: 86, cidrIp: '255.255.255.255/32', description: 'Nothing: endpoints only answer' }],
    });
    services.forEach((service) => new ec2.CfnVPCEndpoint(this, service, {
      vpcId,
      vpcEndpointType: 'Interface',
      serviceName: Fn.join('', ['com.amazonaws.', Aws.REGION, `.${service}`]),
      privateDnsEnabled: true,
      subnetIds,
      securityGroupIds: [group.attrGroupId],
    }));
  }
}

import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks';
import { Construct } from 'constructs';
import { ROOT_DEVICE } from '../../../lib/nodes/root-volume';
import { MachineRole, type MachineRoleProps } from './machine-role';
import { METADATA_OPTIONS } from './private/node-launch-template';

/** Where they stand. */
export interface SystemMachinesProps extends MachineRoleProps {
  /** Name of the cluster. */
  readonly clusterName: string;

  /** Subnets of the machines. */
  readonly subnetIds: string[];

  /**
   * ARN of the key of volumes.
   *
   * @default - the account's key for EBS
   */
  readonly keyArn?: string;
}

/** Two, so that names are resolved while one of them is renewed. Of the type that EKS takes when none is named. */
const COUNT = 2;

/** What the image and the cluster's own pods need, GiB; our judgement. */
const DISK_GIB = 30;

/** Machines for the cluster's own pods: those with accelerators keep such pods off. */
export class SystemMachines extends Construct {
  public constructor(scope: Construct, id: string, { clusterName, subnetIds, keyArn, ...role }: SystemMachinesProps) {
    super(scope, id);

    const ebs = { volumeType: 'gp3', volumeSize: DISK_GIB, encrypted: true, deleteOnTermination: true, ...(keyArn !== undefined && { kmsKeyId: keyArn }) };
    const template = new ec2.CfnLaunchTemplate(this, 'Template', {
      launchTemplateData: { metadataOptions: METADATA_OPTIONS, monitoring: { enabled: true }, blockDeviceMappings: [{ deviceName: ROOT_DEVICE, ebs }] },
    });
    new eks.CfnNodegroup(this, 'Resource', {
      clusterName,
      nodeRole: new MachineRole(this, 'Role', role).roleArn,
      subnets: subnetIds,
      amiType: 'AL2023_x86_64_STANDARD',
      launchTemplate: { id: template.ref, version: template.attrLatestVersionNumber },
      scalingConfig: { minSize: COUNT, desiredSize: COUNT, maxSize: COUNT + 1 },
      updateConfig: { maxUnavailable: 1 },
      nodeRepairConfig: { enabled: true },
    });
  }
}

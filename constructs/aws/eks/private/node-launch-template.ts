import { Fn } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import { CapacityKind } from '../../../../lib/deployment/capacity-props';
import type { NodePlan } from '../../../../lib/nodes/node-plan';
import type { NodePool } from '../../../../lib/nodes/node-pool';
import { ROOT_DEVICE } from '../../../../lib/nodes/root-volume';

/** What a launch template of nodes is made of. */
export interface NodeTemplateInput {
  readonly nodes: NodePlan;
  readonly pool: NodePool;
  /** @default - the account's key for EBS */
  readonly keyArn?: string;
}

/** A hop more and pods would reach the identity of their machine. */
export const METADATA_OPTIONS = { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 } as const;

/** Type, image, role and subnets belong to the node group: EKS refuses a template that names them too (EKS user guide, launch templates). */
export function nodeTemplateDataFor(input: NodeTemplateInput): ec2.CfnLaunchTemplate.LaunchTemplateDataProperty {
  const { nodes, pool } = input;
  const tags = Object.entries(nodes.tags).map(([key, value]) => ({ key, value }));
  return {
    metadataOptions: METADATA_OPTIONS,
    monitoring: { enabled: true },
    ebsOptimized: true,
    blockDeviceMappings: [rootVolume(input)],
    tagSpecifications: ['instance', 'volume'].map((resourceType) => ({ resourceType, tags })),
    ...(nodes.localDisks && { userData: Fn.base64(LOCAL_DISKS) }),
    ...reservationOf(pool),
  };
}

function rootVolume({ nodes: { rootVolume: { sizeGiB, throughputMBps, iops } }, keyArn }: NodeTemplateInput): ec2.CfnLaunchTemplate.BlockDeviceMappingProperty {
  return {
    deviceName: ROOT_DEVICE,
    ebs: { volumeType: 'gp3', volumeSize: sizeGiB, throughput: throughputMBps, iops, encrypted: true, deleteOnTermination: true, ...(keyArn !== undefined && { kmsKeyId: keyArn }) },
  };
}

/** A reservation is named, and nothing else is taken in its place; a block is a market of its own. */
function reservationOf({ source: { kind, reservation } }: NodePool): Partial<ec2.CfnLaunchTemplate.LaunchTemplateDataProperty> {
  const target = reservation === undefined ? {} : { capacityReservationSpecification: { capacityReservationTarget: { capacityReservationId: reservation } } };
  if (kind === CapacityKind.CAPACITY_BLOCK) return { ...target, instanceMarketOptions: { marketType: 'capacity-block' } };
  if (kind === CapacityKind.RESERVED) return reservation === undefined ? { capacityReservationSpecification: { capacityReservationPreference: 'open' } } : target;
  return {};
}

/** Joined by EKS with its own part: all local disks become one that holds images and volumes of pods (awslabs/amazon-eks-ami, nodeadm). */
const LOCAL_DISKS = `MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="LOCAL-DISKS"

--LOCAL-DISKS
Content-Type: application/node.eks.aws

apiVersion: node.eks.aws/v1alpha1
kind: NodeConfig
spec:
  instance:
    localStorage:
      strategy: RAID0

--LOCAL-DISKS--
`;

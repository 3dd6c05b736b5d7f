import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks';
import { Construct } from 'constructs';
import { CapacityKind } from '../../../lib/deployment/capacity-props';
import type { NodePlan } from '../../../lib/nodes/node-plan';
import type { NodePool } from '../../../lib/nodes/node-pool';
import { nodeTemplateDataFor } from './private/node-launch-template';

/** What machines are made, and where. */
export interface NodeGroupProps {
  /** Name of the cluster. */
  readonly clusterName: string;

  /** The machines of the service. */
  readonly nodes: NodePlan;

  /** Those of one source. */
  readonly pool: NodePool;

  /** ARN of the role of the machines. */
  readonly roleArn: string;

  /** Subnets of the machines. */
  readonly subnetIds: string[];

  /**
   * ARN of the key of volumes.
   *
   * @default - the account's key for EBS
   */
  readonly keyArn?: string;
}

const CAPACITY_TYPES: { readonly [kind in CapacityKind]: string } = {
  [CapacityKind.ON_DEMAND]: 'ON_DEMAND',
  [CapacityKind.SPOT]: 'SPOT',
  [CapacityKind.RESERVED]: 'ON_DEMAND',
  [CapacityKind.CAPACITY_BLOCK]: 'CAPACITY_BLOCK',
};

/** Machines of one source with the driver of their devices: the image is named, since the framework's own choice lacks it for newer families. */
export class NodeGroup extends Construct {
  /** Name of the node group. */
  public readonly groupName: string;

  public constructor(scope: Construct, id: string, { clusterName, nodes, pool, roleArn, subnetIds, keyArn }: NodeGroupProps) {
    super(scope, id);

    const template = new ec2.CfnLaunchTemplate(this, 'Template', { launchTemplateData: nodeTemplateDataFor({ nodes, pool, keyArn }) });
    const group = new eks.CfnNodegroup(this, 'Resource', {
      clusterName,
      nodeRole: roleArn,
      subnets: subnetsFor(pool, nodes, subnetIds),
      amiType: nodes.image.amiType,
      instanceTypes: nodes.instanceTypes,
      capacityType: CAPACITY_TYPES[pool.source.kind],
      launchTemplate: { id: template.ref, version: template.attrLatestVersionNumber },
      scalingConfig: { minSize: pool.fewest, desiredSize: pool.fewest, maxSize: Math.max(1, pool.most) },
      ...(Object.keys(nodes.labels).length > 0 && { labels: nodes.labels }),
      taints: [{ key: nodes.acceleratorResource, value: 'present', effect: 'NO_SCHEDULE' }],
      updateConfig: { maxUnavailable: 1 },
      nodeRepairConfig: { enabled: true },
    });
    this.groupName = group.attrNodegroupName;
  }
}

/** A reservation stands in one zone, and so do the machines that use it. */
function subnetsFor({ source: { zone } }: NodePool, { zones }: NodePlan, subnetIds: string[]): string[] {
  const at = zone === undefined ? -1 : zones.indexOf(zone);
  return at < 0 ? subnetIds : [subnetIds[at]];
}

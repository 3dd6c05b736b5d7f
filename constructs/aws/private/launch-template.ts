import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { CapacityPool } from '../../../lib/capacity/pools';
import type { ServingInput } from '../serving-input';
import { ROOT_DEVICE, rootVolumeFor } from '../../../lib/nodes/root-volume';
import { DEPLOYMENT_TAG, SERVICE_TAG } from '../../../lib/service-tag';
import { marketOf } from './launch';

/** What a launch template is made of. */
export interface LaunchTemplateInput {
  readonly input: ServingInput;
  /** @default - machines on demand */
  readonly pool?: CapacityPool;
  readonly imageId: string;
  readonly userData: string;
  readonly securityGroupId: string;
  readonly role: { readonly profileArn: string };
  readonly keyArn?: string;
}

export function launchTemplateDataFor(options: LaunchTemplateInput): ec2.CfnLaunchTemplate.LaunchTemplateDataProperty {
  const { input, pool, imageId, userData, securityGroupId, role } = options;
  const tags = tagsOf(input);
  return {
    imageId,
    instanceType: input.instanceType.name,
    ...(pool && marketOf(pool)),
    iamInstanceProfile: { arn: role.profileArn },
    securityGroupIds: [securityGroupId],
    monitoring: { enabled: true },
    ebsOptimized: true,
    metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
    blockDeviceMappings: [rootVolume(options)],
    tagSpecifications: ['instance', 'volume'].map((resourceType) => ({ resourceType, tags })),
    userData,
  };
}

function rootVolume({ input, keyArn }: LaunchTemplateInput): ec2.CfnLaunchTemplate.BlockDeviceMappingProperty {
  const { sizeGiB, throughputMBps, iops } = rootVolumeFor(input.plan, input.instanceType);
  return {
    deviceName: ROOT_DEVICE,
    ebs: {
      volumeType: 'gp3',
      volumeSize: sizeGiB,
      throughput: throughputMBps,
      iops,
      encrypted: true,
      deleteOnTermination: true,
      ...(keyArn !== undefined && { kmsKeyId: keyArn }),
    },
  };
}

function tagsOf({ deployment, service }: ServingInput): { key: string; value: string }[] {
  const tags = { Name: `${deployment.name}-${service.name}`, [DEPLOYMENT_TAG]: deployment.name, [SERVICE_TAG]: service.name, ...deployment.aws?.tags };
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}

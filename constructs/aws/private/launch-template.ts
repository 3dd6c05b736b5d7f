import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { CapacityPool } from '../../../lib/capacity/pools';
import type { ServingInput } from '../serving-input';
import { weightsDiskGiB } from '../../../lib/plan/weights-plan';
import { SERVICE_TAG } from '../../../lib/service-tag';
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

/** Device name of the root volume of Amazon Linux 2023 images. */
const ROOT_DEVICE = '/dev/xvda';

/** The system, its logs and the driver's image, GiB; a root volume below the image's own snapshot would be refused. Our judgement. */
const SYSTEM_GIB = 100;

/** gp3: throughput and its free share, MiB/s; operations for each MiB/s (EBS user guide, gp3). */
const GP3 = { leastMBps: 125, mostMBps: 1000, leastIops: 3000, iopsPerMBps: 4 } as const;

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

/** Weights stand on local NVMe where the type has it, and on the root volume where not. */
function rootVolume({ input, keyArn }: LaunchTemplateInput): ec2.CfnLaunchTemplate.BlockDeviceMappingProperty {
  const { plan, instanceType } = input;
  const elsewhere = instanceType.nvmeGB > 0 ? weightsDiskGiB(plan.weights) : 0;
  const throughput = Math.min(GP3.mostMBps, Math.max(GP3.leastMBps, Math.ceil(instanceType.ebsBaselineMBps ?? GP3.leastMBps)));
  return {
    deviceName: ROOT_DEVICE,
    ebs: {
      volumeType: 'gp3',
      volumeSize: SYSTEM_GIB + Math.max(0, Math.ceil(plan.diskGiB - elsewhere)),
      throughput,
      iops: Math.max(GP3.leastIops, throughput * GP3.iopsPerMBps),
      encrypted: true,
      deleteOnTermination: true,
      ...(keyArn !== undefined && { kmsKeyId: keyArn }),
    },
  };
}

function tagsOf({ deployment, service }: ServingInput): { key: string; value: string }[] {
  const tags = { Name: `${deployment.name}-${service.name}`, 'llm-serving:deployment': deployment.name, [SERVICE_TAG]: service.name, ...deployment.aws?.tags };
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}

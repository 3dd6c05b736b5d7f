import { LlmServingError } from '../error';
import type { Platform } from '../deployment/enums';
import { EC2 } from './ec2';
import { ECS } from './ecs';
import { EKS } from './eks';
import { KUBERNETES } from './kubernetes';
import type { InstanceTypeFacts } from '../accelerator/instance-type';
import type { AwsProps } from '../deployment/platform-props';
import type { MachineImage, PlatformFacts, World } from './platform';
import { SAGEMAKER } from './sagemaker';

const ALL: readonly PlatformFacts[] = [EC2, ECS, EKS, SAGEMAKER, KUBERNETES];

/** Templates first: manifests may name what stands in them. */
export const WORLDS: readonly World[] = ['cloudformation', 'kubernetes'];

/** What is true of a platform. */
export function platformFacts(platform: Platform): PlatformFacts {
  const facts = ALL.find((each) => each.platform === platform);
  if (!facts) throw new LlmServingError('InvalidInput', `'${platform}' is no platform`, [], 'platforms');
  return facts;
}

/** The image of a platform's machines of a type; nothing where nobody knows it. */
export function machineImageFor(platform: Platform, type: InstanceTypeFacts, aws?: AwsProps): MachineImage | undefined {
  const facts = platformFacts(platform);
  return facts.machineImage ? facts.machineImage(type, aws) : { parameter: type.imageParameter, driverBranch: type.driverBranch, problem: type.imageProblem };
}

/** Platforms that are rendered. */
export const RENDERED_PLATFORMS: readonly Platform[] = ALL.filter(({ worlds }) => worlds.length > 0).map(({ platform }) => platform);

/** Those of some platforms of which something is true; a name that is no platform is none of them. */
export function platformsWhere(platforms: readonly Platform[], holds: (facts: PlatformFacts) => boolean): Platform[] {
  return platforms.filter((platform) => ALL.some((facts) => facts.platform === platform && holds(facts)));
}

/** Those of some platforms that are told in a world. */
export function toldIn(platforms: readonly Platform[], world: World): Platform[] {
  return platformsWhere(platforms, ({ worlds }) => worlds.includes(world));
}

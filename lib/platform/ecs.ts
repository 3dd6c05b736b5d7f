import { CapacityKind } from '../deployment/capacity-props';
import type { InstanceTypeFacts } from '../accelerator/instance-type';
import { Platform } from '../deployment/enums';
import { RolloutStrategy } from '../deployment/rollout-props';
import type { MachineImage, PlatformFacts } from './platform';

/** Amazon Linux 2023 with the agent and NVIDIA's driver 580.159 (AWS service facts of 2026-11-22, section 2.1; there is none for arm64). */
const IMAGE: MachineImage = { parameter: '/aws/service/ecs/optimized-ami/amazon-linux-2023/gpu/recommended/image_id', driverBranch: 580 };

/** Tasks on container instances of ours. */
export const ECS: PlatformFacts = {
  platform: Platform.ECS,
  words: 'Amazon ECS',
  worlds: ['cloudformation'],
  pods: false,
  boxes: false,
  tasks: true,
  machines: true,
  clusterBringsMachines: true,
  // a block ends at an hour that its tasks do not know of
  capacity: [CapacityKind.ON_DEMAND, CapacityKind.SPOT, CapacityKind.RESERVED],
  alternatives: true,
  fallsBack: false,
  wholeMachine: true,
  loadBalanced: true,
  groups: false,
  elastic: true,
  rollouts: Object.values(RolloutStrategy),
  secondFleet: true,
  onAws: true,
  stackEnding: '-ecs',
  machineImage: (type) => ({ ...IMAGE, problem: problemOf(type) }),
};

function problemOf({ cpuArchitecture, accelerator: { name, vendor, minimumDriverBranch = 0 } }: InstanceTypeFacts): string | undefined {
  if (vendor !== 'NVIDIA') return `it carries no driver for ${name}`;
  if (cpuArchitecture !== 'x86_64') return `it is made for x86_64, not for ${cpuArchitecture}`;
  return IMAGE.driverBranch < minimumDriverBranch ? `it carries driver branch ${IMAGE.driverBranch}, ${name} needs ${minimumDriverBranch}` : undefined;
}

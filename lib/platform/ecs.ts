import { Platform } from '../deployment/enums';
import type { PlatformFacts } from './platform';

/** Tasks on container instances of ours. */
export const ECS: PlatformFacts = {
  platform: Platform.ECS,
  words: 'Amazon ECS',
  worlds: ['cloudformation'],
  pods: false,
  boxes: false,
  machines: true,
  wholeMachine: true,
  loadBalanced: true,
  groups: false,
  onAws: true,
  // AWS service facts of 2026-11-22, section 2.1: present for x86_64 only
  imageParameter: '/aws/service/ecs/optimized-ami/amazon-linux-2023/gpu/recommended/image_id',
  stackEnding: '-ecs',
};

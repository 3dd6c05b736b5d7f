import { Platform } from '../deployment/enums';
import type { PlatformFacts } from './platform';

/** Tasks on container instances of ours. */
export const ECS: PlatformFacts = {
  platform: Platform.ECS,
  words: 'Amazon ECS',
  worlds: [],
  pods: false,
  boxes: false,
  machines: true,
  wholeMachine: true,
  loadBalanced: true,
  groups: false,
  elastic: false,
  onAws: true,
  stackEnding: '-ecs',
};

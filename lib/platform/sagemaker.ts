import { Platform } from '../deployment/enums';
import type { PlatformFacts } from './platform';

/** Endpoints that AWS runs. */
export const SAGEMAKER: PlatformFacts = {
  platform: Platform.SAGEMAKER,
  words: 'SageMaker',
  worlds: [],
  pods: false,
  boxes: false,
  machines: false,
  capacity: [],
  alternatives: false,
  fallsBack: false,
  wholeMachine: true,
  loadBalanced: false,
  groups: false,
  elastic: false,
  rollouts: [],
  onAws: true,
  stackEnding: '-sagemaker',
};

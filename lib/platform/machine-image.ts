import type { InstanceTypeFacts } from '../accelerator/instance-type';
import type { Platform } from '../deployment/enums';
import { platformFacts } from './platforms';

/** Public parameter of the machine image that a platform wants for a type. */
export function machineImageParameter(platform: Platform, { imageParameter }: InstanceTypeFacts): string {
  return platformFacts(platform).imageParameter ?? imageParameter;
}

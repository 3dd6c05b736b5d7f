import { Platform } from '../../../../lib/deployment/enums';
import { platformFacts } from '../../../../lib/platform/platforms';
import type { ServingInput } from '../../serving-input';

/** Under which value of the dimension these tasks report: replicas of the service elsewhere are not counted with them. */
export function signalName({ deployment, service }: ServingInput): string {
  return [deployment.name, deployment.environment, service.name].filter((part) => part !== undefined).join('-') + platformFacts(Platform.ECS).stackEnding;
}

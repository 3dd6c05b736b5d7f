import type { FrameworkProps } from '../deployment/serving-props';
import type { IEngineVersion } from '../engine/engine';
import { rayServed } from './ray-served-engine';

/** An engine as it is run: by itself, or by the framework that the deployment names. */
export function servedBy(framework: FrameworkProps | undefined, engineVersion: IEngineVersion): IEngineVersion {
  return framework === undefined ? engineVersion : rayServed(engineVersion, framework.version);
}

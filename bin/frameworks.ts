import { LlmServingError } from '../lib/error';

/** Loads a module that needs a framework, only when something is rendered with it: users of one world need not install the other. */
export function withFramework<T>(framework: string, load: () => T): T {
  try {
    return load();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    throw new LlmServingError('InvalidInput', `this deployment is rendered with ${framework}, which is not installed: npm install ${framework}`);
  }
}

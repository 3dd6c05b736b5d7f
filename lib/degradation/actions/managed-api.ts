import { DegradationAction } from '../../deployment/degradation-props';
import { Actor, type Action } from '../action';
import { nobodyThere } from './triggers';

/** Somebody else's machines; the request must be given another key and another model name on its way. */
export const managedApi: Action = {
  action: DegradationAction.MANAGED_API,
  fields: ['url'],
  trigger: nobodyThere,
  does: ({ url }) => `${url ?? 'an API of somebody else'} answers`,
  takenBy: () => [Actor.GATEWAY],
};

import { DegradationAction } from '../../deployment/degradation-props';
import { RETRY_AFTER_SECONDS } from '../../framework/guard';
import { Actor, type Action } from '../action';
import { nobodyThere } from './triggers';

/** Guards answer while their engines do not; without a guard the load balancer answers with a page of its own. */
export const refuse: Action = {
  action: DegradationAction.REFUSE,
  fields: ['message', 'retryAfterSeconds'],
  watchesItself: true,
  trigger: () => ({ ...nobodyThere(), forSeconds: 0 }),
  does: ({ message, retryAfterSeconds = RETRY_AFTER_SECONDS }) => `503, Retry-After ${retryAfterSeconds} s${message === undefined ? '' : `: ${message}`}`,
  takenBy: () => [Actor.GUARD],
};

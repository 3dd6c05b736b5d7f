import { DegradationAction } from '../../deployment/degradation-props';
import { RETRY_AFTER_SECONDS } from '../../framework/guard';
import { Actor, type Action } from '../action';

/** Guards answer while their engines do not; without a guard the load balancer answers with a page of its own. */
export const refuse: Action = {
  action: DegradationAction.REFUSE,
  fields: ['message', 'retryAfterSeconds'],
  seen: { when: () => 'the engine of a replica does not answer', back: 'it answers' },
  does: ({ message, retryAfterSeconds = RETRY_AFTER_SECONDS }) => `503, Retry-After ${retryAfterSeconds} s${message === undefined ? '' : `: ${message}`}`,
  takenBy: () => [Actor.GUARD],
};

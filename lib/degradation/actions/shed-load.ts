import { DegradationAction } from '../../deployment/degradation-props';
import { RETRY_AFTER_SECONDS } from '../../framework/guard';
import { Actor, type Action } from '../action';

/** The guard refuses what fits neither a place nor the queue. */
export const shedLoad: Action = {
  action: DegradationAction.SHED_LOAD,
  fields: ['queue', 'retryAfterSeconds'],
  seen: { when: ({ plan }) => `${plan.admittedRequests} requests run in a replica and ${plan.queuedRequests} wait`, back: 'fewer wait' },
  does: ({ retryAfterSeconds = RETRY_AFTER_SECONDS }) => `429, Retry-After ${retryAfterSeconds} s`,
  takenBy: () => [Actor.GUARD],
};

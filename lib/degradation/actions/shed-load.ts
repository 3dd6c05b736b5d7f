import { DegradationAction, DegradationSignal } from '../../deployment/degradation-props';
import { RETRY_AFTER_SECONDS } from '../../framework/guard';
import { Actor, type Action } from '../action';

/** The guard refuses what fits neither a place nor the queue. */
export const shedLoad: Action = {
  action: DegradationAction.SHED_LOAD,
  fields: ['queue', 'retryAfterSeconds'],
  watchesItself: true,
  trigger: ({ plan }) => ({ signal: DegradationSignal.REQUESTS_HELD, is: 'above', limit: plan.queuedRequests, forSeconds: 0 }),
  does: ({ retryAfterSeconds = RETRY_AFTER_SECONDS }, { plan }) => `past ${plan.admittedRequests} running and ${plan.queuedRequests} waiting: 429, Retry-After ${retryAfterSeconds} s`,
  takenBy: () => [Actor.GUARD],
};

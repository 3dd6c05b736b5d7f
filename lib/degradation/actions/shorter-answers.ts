import { DegradationAction, DegradationSignal } from '../../deployment/degradation-props';
import { Actor, type Action } from '../action';

/** Share of the cache from which requests begin to be evicted; our judgement. */
const CACHE_SHARE = 0.9;

/** Part of the usual longest answer that is left; our judgement. */
const ANSWER_SHARE = 0.25;

/** The guard can refuse a request that asks for too much, but it cannot change one. */
export const shorterAnswers: Action = {
  action: DegradationAction.SHORTER_ANSWERS,
  fields: ['maxOutputTokens'],
  trigger: () => ({ signal: DegradationSignal.KV_CACHE_USAGE, is: 'above', limit: CACHE_SHARE, forSeconds: 60 }),
  does: ({ maxOutputTokens }, { service: { access } }) => `at most ${maxOutputTokens ?? Math.ceil(access.maxOutputTokens * ANSWER_SHARE)} tokens an answer`,
  takenBy: () => [Actor.GATEWAY],
};

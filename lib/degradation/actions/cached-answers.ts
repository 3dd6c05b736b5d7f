import { DegradationAction } from '../../deployment/degradation-props';
import { Actor, type Action } from '../action';
import { queueHalfFull } from './triggers';

/** Questions that were asked before. */
export const cachedAnswers: Action = {
  action: DegradationAction.CACHED_ANSWERS,
  fields: [],
  trigger: queueHalfFull,
  does: () => 'a question that was asked before gets its answer of then',
  takenBy: () => [Actor.GATEWAY],
};

import { DegradationAction } from '../../deployment/degradation-props';
import type { Action } from '../action';
import { leadersTo, whereOf } from './standby';
import { queueHalfFull } from './triggers';

/** A model that answers worse, and to more callers. */
export const smallerModel: Action = {
  action: DegradationAction.SMALLER_MODEL,
  fields: ['standby'],
  trigger: queueHalfFull,
  does: ({ standby }) => (standby ? `${whereOf(standby)} answers` : 'a smaller model answers'),
  takenBy: leadersTo,
};

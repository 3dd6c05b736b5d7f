import { DegradationAction } from '../../deployment/degradation-props';
import type { Action } from '../action';
import { leadersTo, whereOf } from './standby';
import { nobodyThere } from './triggers';

/** The same model where a failure of this place does not reach. */
export const otherPlace: Action = {
  action: DegradationAction.OTHER_PLACE,
  fields: ['standby'],
  trigger: nobodyThere,
  does: ({ standby }) => (standby ? `${whereOf(standby)} answers` : 'the same model answers elsewhere'),
  takenBy: leadersTo,
};

import type { DegradationAction } from '../../deployment/degradation-props';
import { LlmServingError } from '../../error';
import type { Action } from '../action';
import { cachedAnswers } from './cached-answers';
import { managedApi } from './managed-api';
import { otherPlace } from './other-place';
import { refuse } from './refuse';
import { shedLoad } from './shed-load';
import { shorterAnswers } from './shorter-answers';
import { smallerModel } from './smaller-model';

/** Every action, the mildest first. */
export const ACTIONS: readonly Action[] = [shedLoad, shorterAnswers, cachedAnswers, smallerModel, otherPlace, managedApi, refuse];

/** An action by its name. */
export function actionOf(name: DegradationAction): Action {
  const found = ACTIONS.find(({ action }) => action === name);
  if (!found) throw new LlmServingError('InvalidInput', `'${name}' is no action`, [], 'degradation.steps');
  return found;
}

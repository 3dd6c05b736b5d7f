import { returnOf, type DegradationStep, type DegradationTrigger } from '../deployment/degradation';
import { Actor, type Action, type DegradedService } from './action';
import { ACTIONS, actionOf } from './actions';
import { watchedSignal } from './signals';

/** One step of the ladder of a service. */
export interface LadderStep {
  /** What is done. */
  readonly action: string;
  /** The same with its figures. */
  readonly does: string;
  readonly when: string;
  readonly back: string;
  /** Who takes it; of several platforms there may be several. */
  readonly takenBy: readonly Actor[];
}

/** A step with what decides on it. */
export interface DecidedStep {
  readonly kind: Action;
  readonly step: DegradationStep;
  readonly when: DegradationTrigger;
  readonly back: DegradationTrigger;
}

/** The steps of a service: load is shed first and refusal is last, whatever is written between. */
export function stepsOf(of: DegradedService): DecidedStep[] {
  const written = of.service.degradation.steps;
  const [first, last] = [ACTIONS[0], ACTIONS[ACTIONS.length - 1]].map(({ action }) => written.some((step) => step.action === action) ? [] : [{ action }]);
  return [...first, ...written, ...last].map((step) => decided(step, of));
}

/** The ladder of a service, for people. */
export function ladderOf(of: DegradedService): LadderStep[] {
  return stepsOf(of).map(({ kind, step, when, back }) => ({
    action: kind.action,
    does: kind.does(step, of),
    when: words(when),
    back: words(back),
    takenBy: kind.takenBy(step, of),
  }));
}

/** A guard looks at each request by itself: nothing has to last. */
function decided(step: DegradationStep, of: DegradedService): DecidedStep {
  const kind = actionOf(step.action);
  const own = kind.trigger(of);
  const when = (kind.watchesItself ? undefined : step.when) ?? own;
  const back = (kind.watchesItself ? undefined : step.back) ?? returnOf(when);
  return { kind, step, when, back: kind.watchesItself ? { ...back, forSeconds: 0, ...(back.is === 'below' && { limit: when.limit }) } : back };
}

const SIGNS: { readonly [is in DegradationTrigger['is']]: string } = { 'above': '>', 'below': '<', 'at least': '≥' };

/** A trigger as people say it. */
export function words({ signal, is, limit, forSeconds }: DegradationTrigger): string {
  const { title, unit } = watchedSignal(signal);
  const figure = Number(limit.toPrecision(3));
  return `${title} ${SIGNS[is]} ${figure}${unit}${forSeconds > 0 ? ` for ${forSeconds} s` : ''}`;
}

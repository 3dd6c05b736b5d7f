import type { DegradationStep, DegradationTrigger } from '../deployment/degradation';
import type { Action, Actor, DegradedService } from './action';
import { ACTIONS, actionOf } from './actions';
import { wayBack } from './way-back';
import { watchedSignal } from './signals';

/** One step of the ladder of a service, for people. */
export interface LadderStep {
  readonly action: string;
  readonly when: string;
  /** What is done, with its figures. */
  readonly does: string;
  readonly back: string;
  /** Who takes it; of several platforms there may be several. */
  readonly takenBy: readonly Actor[];
}

/** A step with what decides on it. */
export interface DecidedStep {
  readonly action: Action;
  readonly step: DegradationStep;
  /** @default - whoever takes it sees by itself */
  readonly when?: DegradationTrigger;
  /** @default - whoever takes it sees by itself */
  readonly back?: DegradationTrigger;
}

/** The steps of a service: load is shed first and refusal is last, whatever is written between. */
export function stepsOf(of: DegradedService): DecidedStep[] {
  const written = of.service.degradation.steps;
  const missing = (action: Action): DegradationStep[] => (written.some((step) => step.action === action.action) ? [] : [{ action: action.action }]);
  return [...missing(ACTIONS[0]), ...written, ...missing(ACTIONS[ACTIONS.length - 1])].map((step) => decided(step, of));
}

/** The ladder of a service. */
export function ladderOf(of: DegradedService): LadderStep[] {
  return stepsOf(of).map(({ action, step, when, back }) => ({
    action: action.action,
    when: when ? words(when) : action.seen?.when(of) ?? '',
    does: action.does(step, of),
    back: back ? words(back) : action.seen?.back ?? '',
    takenBy: action.takenBy(step, of),
  }));
}

function decided(step: DegradationStep, of: DegradedService): DecidedStep {
  const action = actionOf(step.action);
  if (!action.trigger) return { action, step };
  const when = step.when ?? action.trigger(of);
  return { action, step, when, back: wayBack(when, step.back) };
}

const SIGNS: { readonly [is in DegradationTrigger['is']]: string } = { 'above': '>', 'below': '<', 'at least': '≥' };

/** A trigger as people say it. */
export function words({ signal, is, limit, forSeconds }: DegradationTrigger): string {
  const { title, unit } = watchedSignal(signal);
  return `${title} ${SIGNS[is]} ${Number(limit.toPrecision(3))}${unit} for ${forSeconds} s`;
}

import { parseDuration } from '../units/duration';
import type { DegradationAction, DegradationProps, DegradationReturnProps, DegradationSignal, DegradationStepProps, DegradationTriggerProps, StandbyProps } from './degradation-props';

/** What a step is told where its description says nothing. */
const DEFAULTS = { lasting: '1m', returnLasting: '5m', returnShare: 0.75 } as const;

/** When a signal counts. */
export interface DegradationTrigger {
  readonly signal: DegradationSignal;
  readonly is: 'above' | 'below' | 'at least';
  readonly limit: number;
  readonly forSeconds: number;
}

/** Who answers in place of the service. */
export interface Standby extends StandbyProps {
  /** Of its model. @default - the model is not known, or the same */
  readonly parameters?: number;
}

/** A step in numbers; what is absent follows from the plan. */
export interface DegradationStep extends Omit<DegradationStepProps, 'when' | 'back' | 'retryAfter' | 'standby'> {
  readonly action: DegradationAction;
  /** @default - the action's own */
  readonly when?: DegradationTrigger;
  /** @default - derived from the trigger */
  readonly back?: DegradationTrigger;
  /** @default - the guard's own */
  readonly retryAfterSeconds?: number;
  /** @default - nobody */
  readonly standby?: Standby;
}

/** Steps as described: none is added, so that rules see what the user wrote. */
export interface Degradation {
  readonly steps: DegradationStep[];
}

/** A ladder in numbers. */
export function degradationOf({ steps = [] }: DegradationProps, parametersOf: (model: string) => number | undefined): Degradation {
  return { steps: steps.map((step) => stepOf(step, parametersOf)) };
}

function stepOf({ when, back, retryAfter, standby, ...step }: DegradationStepProps, parametersOf: (model: string) => number | undefined): DegradationStep {
  const trigger = when && triggerOf(when);
  const parameters = standby?.model === undefined ? undefined : parametersOf(standby.model);
  return {
    ...step,
    ...(trigger && { when: trigger }),
    ...(trigger && { back: back ? { ...returnOf(trigger), ...givenReturn(trigger, back) } : returnOf(trigger) }),
    ...(retryAfter !== undefined && { retryAfterSeconds: secondsOf(retryAfter) }),
    ...(standby && { standby: { ...standby, ...(parameters !== undefined && { parameters }) } }),
  };
}

function triggerOf({ signal, above, below = 0, lasting = DEFAULTS.lasting }: DegradationTriggerProps): DegradationTrigger {
  return { signal, is: above === undefined ? 'below' : 'above', limit: above ?? below, forSeconds: secondsOf(lasting) };
}

/** The other side of a trigger: what is counted in pieces comes back when the piece is there, what has a measure a good part below it. */
export function returnOf({ signal, is, limit }: DegradationTrigger): DegradationTrigger {
  const forSeconds = secondsOf(DEFAULTS.returnLasting);
  return is === 'above'
    ? { signal, is: 'below', limit: limit * DEFAULTS.returnShare, forSeconds }
    : { signal, is: 'at least', limit, forSeconds };
}

function givenReturn({ is }: DegradationTrigger, { atLeast, below, lasting }: DegradationReturnProps): Partial<DegradationTrigger> {
  const limit = is === 'above' ? below : atLeast;
  return { ...(limit !== undefined && { limit }), ...(lasting !== undefined && { forSeconds: secondsOf(lasting) }) };
}

const secondsOf = (text: string): number => Math.ceil(parseDuration(text) ?? 0);

import { parseDuration } from '../units/duration';
import type { DegradationProps, DegradationReturnProps, DegradationSignal, DegradationStepProps, DegradationTriggerProps, StandbyProps } from './degradation-props';

/** How long a trigger must last where its description says nothing. */
const LASTING = '1m';

/** When a signal counts. */
export interface DegradationTrigger {
  readonly signal: DegradationSignal;
  readonly is: 'above' | 'below' | 'at least';
  readonly limit: number;
  readonly forSeconds: number;
}

/** When a step is taken back, as far as that is described. */
export interface DegradationReturn extends Omit<DegradationReturnProps, 'lasting'> {
  /** @default - a return's own */
  readonly forSeconds?: number;
}

/** Who answers in place of the service. */
export interface Standby extends StandbyProps {
  /** Of its model. @default - the model is not known, or the same */
  readonly parameters?: number;
}

/** A step in numbers; what is absent follows from the plan. */
export interface DegradationStep extends Omit<DegradationStepProps, 'when' | 'back' | 'retryAfter' | 'standby'> {
  /** @default - the action's own */
  readonly when?: DegradationTrigger;
  /** @default - derived from the trigger */
  readonly back?: DegradationReturn;
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
  const parameters = standby?.model === undefined ? undefined : parametersOf(standby.model);
  return {
    ...step,
    ...(when && { when: triggerOf(when) }),
    ...(back && { back: returnOf(back) }),
    ...(retryAfter !== undefined && { retryAfterSeconds: secondsOf(retryAfter) }),
    ...(standby && { standby: { ...standby, ...(parameters !== undefined && { parameters }) } }),
  };
}

function triggerOf({ signal, above, below = 0, lasting = LASTING }: DegradationTriggerProps): DegradationTrigger {
  return { signal, is: above === undefined ? 'below' : 'above', limit: above ?? below, forSeconds: secondsOf(lasting) };
}

function returnOf({ lasting, ...limits }: DegradationReturnProps): DegradationReturn {
  return { ...limits, ...(lasting !== undefined && { forSeconds: secondsOf(lasting) }) };
}

const secondsOf = (text: string): number => Math.ceil(parseDuration(text) ?? 0);

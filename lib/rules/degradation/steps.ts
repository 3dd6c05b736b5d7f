import { stepsOf, type DecidedStep } from '../../degradation/ladder';
import type { PlanSubject } from '../rule';

/** A step that stands in the description, and where. */
export interface WrittenStep extends DecidedStep {
  readonly path: string;
}

/** Steps as they were written, with what was decided on them. */
export function writtenSteps(subject: PlanSubject): WrittenStep[] {
  const { steps } = subject.service.degradation;
  return stepsOf(subject).filter(({ step }) => steps.includes(step)).map((decided) => ({ ...decided, path: `degradation.steps.${steps.indexOf(decided.step)}` }));
}

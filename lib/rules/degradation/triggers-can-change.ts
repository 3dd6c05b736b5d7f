import type { DegradationTrigger } from '../../deployment/degradation';
import { DegradationSignal } from '../../deployment/degradation-props';
import type { PlanRule, PlanSubject } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { writtenSteps } from './steps';

/** Between what a signal moves while the service is well; nothing where it has no end. */
function rangeOf(signal: DegradationSignal, { plan: { replicas, scaling } }: PlanSubject): [least: number, most: number] | undefined {
  if (signal === DegradationSignal.KV_CACHE_USAGE || signal === DegradationSignal.FAILED_SHARE) return [0, 1];
  return signal === DegradationSignal.REPLICAS_REPORTING ? [replicas, scaling?.max ?? replicas] : undefined;
}

function alwaysOrNever({ is, limit }: DegradationTrigger, [least, most]: [number, number]): string | undefined {
  if (is === 'above') return limit >= most ? 'never' : undefined;
  return limit > least && least > 0 ? 'always' : undefined;
}

export const triggersCanChange: PlanRule = {
  code: 'DEGRADATION_TRIGGER_FIXED',
  area: 'degradation',
  law: 'a trigger holds while something is wrong, and does not while all is well',
  why: 'a step that is never taken is believed to protect, and one that is always taken hurts callers every day',
  severity: ALWAYS_ERROR,
  check: (subject) => writtenSteps(subject).flatMap(({ action, step, when, path }) => {
    const range = when && rangeOf(when.signal, subject);
    const often = range && alwaysOrNever(when, range);
    if (!step.when || !range || often === undefined) return [];
    return [{
      path: `${path}.when`,
      message: `'${action.action}' is ${often} taken: ${when.signal} ${when.is} ${when.limit}, and it moves from ${range[0]} to ${range[1]}`,
      remedy: often === 'never' ? `give a limit below ${range[1]}` : `give a limit of at most ${range[0]}`,
      value: String(when.limit),
      limit: `${range[0]} to ${range[1]}`,
    }];
  }),
};

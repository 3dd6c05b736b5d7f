import type { DegradationReturn, DegradationTrigger } from '../deployment/degradation';

/** Where the description says nothing; our judgement. */
const DEFAULTS = { share: 0.75, forSeconds: 300 } as const;

/** The other side of a trigger. What was too much must be a good part less, or the step would come and go; what was missing must be there. */
export function wayBack({ signal, is, limit }: DegradationTrigger, { below, atLeast, forSeconds = DEFAULTS.forSeconds }: DegradationReturn = {}): DegradationTrigger {
  return is === 'above'
    ? { signal, is: 'below', limit: below ?? limit * DEFAULTS.share, forSeconds }
    : { signal, is: 'at least', limit: atLeast ?? limit, forSeconds };
}

/** True when the two never hold together. */
export function isApart(when: DegradationTrigger, back: DegradationTrigger): boolean {
  return when.is === 'above' ? back.limit < when.limit : back.limit >= when.limit;
}

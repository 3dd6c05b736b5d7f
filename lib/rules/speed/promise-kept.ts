import { Severity } from '../../finding/severity';
import type { SpeedEstimate } from '../../plan/speed/speed-plan';
import type { Rule, Subject, Violation } from '../rule';
import { ERROR_OUTSIDE_DEV } from '../severities';

export const promiseKept: Rule = {
  code: 'PROMISE_NOT_KEPT',
  area: 'speed',
  law: 'what is promised to callers is what the plan predicts',
  why: 'a promise that the hardware cannot keep is broken from the first day',
  severity: ERROR_OUTSIDE_DEV,
  check: ({ plan: { speed }, service: { workload: { slo } } }: Subject) => {
    if (!speed) return [];
    return [
      ...judged('workload.slo.ttftP95', 'time to the first token', { promised: slo.ttftP95Ms, predicted: speed.ttftP95Ms }),
      ...judged('workload.slo.tpotP95', 'time per output token', { promised: slo.tpotP95Ms, predicted: speed.tpotP95Ms }),
    ];
  },
};

/** Out of reach when even the fast end of the prediction is too slow; at risk when the typical figure is. */
function judged(path: string, what: string, { promised, predicted: { low, typical, high } }: { promised?: number; predicted: SpeedEstimate }): Violation[] {
  if (promised === undefined || typical <= promised) return [];
  const outOfReach = low > promised;
  return [{
    path,
    message: `the ${what} at the 95th percentile is predicted at ${typical} ms (${low} to ${high} ms), ${outOfReach ? 'even at best' : 'typically'} more than the promised ${promised} ms`,
    remedy: 'run more replicas, take faster devices or a wider cut, shorten prompts, or promise less',
    value: `${promised} ms`,
    limit: `${outOfReach ? low : typical} ms`,
    ...(!outOfReach && { severity: Severity.WARNING }),
  }];
}

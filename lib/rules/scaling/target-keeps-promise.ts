import type { SpeedEstimate } from '../../plan/speed/speed-plan';
import type { Rule, Violation } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const targetKeepsPromise: Rule = {
  code: 'TARGET_BREAKS_PROMISE',
  area: 'scaling',
  law: 'a replica at its target still keeps what is promised to callers',
  why: 'the scaler then holds every replica just where the promise is broken',
  severity: ALWAYS_WARNING,
  check: ({ plan: { scaling }, service: { workload: { slo } } }) => {
    if (!scaling?.speed) return [];
    const { target, speed } = scaling;
    return [
      ...judged(target, 'time to the first token', { promised: slo.ttftP95Ms, predicted: speed.ttftP95Ms }),
      ...judged(target, 'time per output token', { promised: slo.tpotP95Ms, predicted: speed.tpotP95Ms }),
    ];
  },
};

function judged(target: number, what: string, { promised, predicted: { low, typical, high } }: { promised?: number; predicted: SpeedEstimate }): Violation[] {
  if (promised === undefined || typical <= promised) return [];
  return [{
    path: 'scaling.target.concurrency',
    message: `with ${target} requests in flight the ${what} at the 95th percentile is predicted at ${typical} ms (${low} to ${high} ms), ${promised} ms are promised`,
    remedy: 'lower scaling.target.concurrency, take faster devices, or promise less',
    value: String(target),
    limit: `${promised} ms`,
  }];
}

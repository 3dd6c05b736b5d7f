import { Profile } from '../../../lib/deployment/enums';
import { Severity } from '../../../lib/finding/severity';
import type { SpeedEstimate, SpeedPlan } from '../../../lib/plan/speed/speed-plan';
import { givenScaling } from '../../support/scaling';
import type { RuleCases } from './cases';

const around = (typical: number): SpeedEstimate => ({ low: typical * 0.8, typical, high: typical * 1.25 });

const SPEED: SpeedPlan = {
  tier: 'formula', running: 8, utilisation: 0.5, tpotMs: around(20), tpotP95Ms: around(30), ttftMs: around(400), ttftP95Ms: around(1000),
  tokensPerSecond: around(400), maxTokensPerSecond: around(800), maxRequestsPerSecond: around(4), source: 'a test',
};

const speed = (changes: Partial<SpeedPlan> = {}) => ({ speed: { ...SPEED, ...changes } });
/** One of the user's own measurements. */
const ROW = {
  id: 'own', engine: 'toy', model: 'Qwen/Qwen3-8B', precision: 'bf16', accelerator: 'L40S', gpu_count: '1', tp: '1', isl: '1500', osl: '300', load_kind: 'closed_loop',
  concurrency: '8', tok_s: '300', tpot_ms: '25',
};

const prod = { profile: Profile.PROD };

export const speedCases: RuleCases = {
  PROMISE_NOT_KEPT: {
    fires: [
      { when: 'the typical prediction misses', given: { deployment: prod, plan: speed(), service: { workload: { slo: { ttftP95Ms: 900 } } } }, says: /1000 ms .*typically more than the promised 900 ms/, at: 'workload.slo.ttftP95', severity: Severity.WARNING },
      { when: 'even the fast end misses', given: { deployment: prod, plan: speed(), service: { workload: { slo: { tpotP95Ms: 23 } } } }, says: /30 ms .*even at best more than the promised 23 ms/, at: 'workload.slo.tpotP95', severity: Severity.ERROR },
      { when: 'both promises break', given: { plan: speed(), service: { workload: { slo: { tpotP95Ms: 1, ttftP95Ms: 1 } } } }, says: /time per output token/, at: 'workload.slo.tpotP95', times: 2 },
    ],
    silent: [
      { when: 'the promise is kept', given: { plan: speed(), service: { workload: { slo: { ttftP95Ms: 1000, tpotP95Ms: 30 } } } } },
      { when: 'nothing is promised', given: { plan: speed() } },
      { when: 'nothing is predicted', given: { service: { workload: { slo: { ttftP95Ms: 1 } } } } },
    ],
  },
  RATE_NOT_CARRIED: {
    fires: [
      { when: 'one replica too few', given: { deployment: prod, plan: speed(), service: { workload: { requestsPerSecond: 4.5 } } }, says: /4.5 requests per second .* 1 replicas that typically carry 4 each/, at: 'workload.requestsPerSecond', severity: Severity.WARNING },
      { when: 'no luck would help', given: { deployment: prod, plan: { ...speed(), replicas: 2 }, service: { workload: { requestsPerSecond: 11 } } }, says: /11 requests/, at: 'workload.requestsPerSecond', severity: Severity.ERROR },
    ],
    silent: [
      { when: 'replicas keep up', given: { plan: { ...speed(), replicas: 2 }, service: { workload: { requestsPerSecond: 7.2 } } } },
      { when: 'there may be as many as keep up', given: { plan: { ...speed(), scaling: givenScaling({ min: 1 }) }, service: { workload: { requestsPerSecond: 7.2 } } } },
      { when: 'no rate is asked', given: { plan: speed() } },
    ],
  },
  SPEED_UNKNOWN: {
    fires: [{ when: 'a rate is asked of an unknown device', given: { service: { workload: { requestsPerSecond: 1 } } }, says: /NVIDIA L40S cannot be predicted/, at: 'workload.requestsPerSecond' }],
    silent: [
      { when: 'it is predicted', given: { plan: speed(), service: { workload: { requestsPerSecond: 1 } } } },
      { when: 'nobody asks', given: {} },
      { when: 'the model does not fit, which is said already', given: { plan: { memory: { sequences: 0 } }, service: { workload: { requestsPerSecond: 1 } } } },
    ],
  },
  ANSWER_OUTLASTS_GENERATION: {
    fires: [{ when: 'a long answer is cut off', given: { plan: speed(), service: { workload: { outputTokensP95: 12_000 } } }, says: /12000 tokens typically takes 361 s, the longest generation is 300 s/, at: 'workload.longestGeneration' }],
    silent: [{ when: 'there is time', given: { plan: speed(), service: { workload: { outputTokensP95: 9_000 } } } }],
  },
  MEASUREMENTS_NOT_USED: {
    fires: [{ when: 'a row is of a device that nobody knows', given: { service: { workload: { measured: [ROW, { ...ROW, accelerator: 'abacus' }] } } }, says: /1 of 2 rows cannot be used: accelerator unknown: abacus/, at: 'workload.measured' }],
    silent: [{ when: 'all are used', given: { service: { workload: { measured: [ROW] } } } }, { when: 'nothing was measured', given: {} }],
  },
};

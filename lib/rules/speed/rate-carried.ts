import { Severity } from '../../finding/severity';
import { STABLE_SHARE } from '../../plan/speed/predict';
import { mostReplicas } from '../../scaling/most-replicas';
import type { Rule } from '../rule';
import { ERROR_OUTSIDE_DEV } from '../severities';

export const rateCarried: Rule = {
  code: 'RATE_NOT_CARRIED',
  area: 'speed',
  law: 'the replicas keep up with the requests per second at peak',
  why: 'beyond what they can do the queue grows until callers get 429',
  severity: ERROR_OUTSIDE_DEV,
  check: ({ plan, service: { workload: { requestsPerSecond } } }) => {
    const { speed } = plan;
    const replicas = mostReplicas(plan);
    if (!speed || requestsPerSecond === undefined) return [];
    const { low, typical, high } = speed.maxRequestsPerSecond;
    if (requestsPerSecond <= replicas * typical * STABLE_SHARE) return [];
    const needed = Math.ceil(requestsPerSecond / (typical * STABLE_SHARE));
    const outOfReach = requestsPerSecond > replicas * high;
    return [{
      path: 'workload.requestsPerSecond',
      message: `${requestsPerSecond} requests per second are asked of ${replicas} replicas that typically carry ${typical} each (${low} to ${high}); ${Math.round(STABLE_SHARE * 100)} % of that is steady`,
      remedy: `set scaling.max to ${needed}, or take hardware that carries more`,
      value: String(requestsPerSecond),
      limit: (replicas * typical * STABLE_SHARE).toPrecision(3),
      ...(!outOfReach && { severity: Severity.WARNING }),
    }];
  },
};

import { behindLoadBalancer } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

/** Longest deregistration delay of a target group (AWS service facts of 2026-11-22: 0 to 3600 s). */
const MOST_SECONDS = 3600;

export const drainWithinDeregistration: Rule = {
  code: 'DRAIN_BEYOND_DEREGISTRATION',
  area: 'start and stop',
  law: 'the load balancer keeps the connections of a draining target until its last generation has ended',
  why: 'it cuts whatever still runs when the deregistration delay is over',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { drain } = subject.plan;
    const needed = drain.deregistrationSeconds + drain.generationSeconds;
    if (!behindLoadBalancer(subject) || needed <= MOST_SECONDS) return [];
    return [{
      path: 'workload.longestGeneration',
      message: `a draining target needs ${needed} s, a target group keeps its connections for ${MOST_SECONDS} s at most`,
      remedy: `shorten workload.longestGeneration to ${MOST_SECONDS - drain.deregistrationSeconds}s or less, or set access.exposure to none`,
      value: `${needed} s`,
      limit: `${MOST_SECONDS} s`,
    }];
  },
};

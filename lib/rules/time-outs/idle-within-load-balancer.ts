import { makesLoadBalancer } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

/** Longest idle time-out of an Application Load Balancer (AWS service facts of 2026-11-22: 1 to 4000 s). */
const MOST_SECONDS = 4000;

export const idleWithinLoadBalancer: Rule = {
  code: 'IDLE_BEYOND_LOAD_BALANCER',
  area: 'time-outs',
  law: `the load balancer is asked to bear no more than ${MOST_SECONDS} s of silence`,
  why: 'a longer idle time-out is refused at deployment, long after a green synth',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { loadBalancerSeconds } = subject.plan.idle;
    if (!makesLoadBalancer(subject) || loadBalancerSeconds <= MOST_SECONDS) return [];
    return [{
      path: 'workload.longestSilence',
      message: `the load balancer would have to bear ${loadBalancerSeconds} s of silence, ${MOST_SECONDS} s is its limit`,
      remedy: `shorten workload.longestSilence by ${loadBalancerSeconds - MOST_SECONDS}s or more`,
      value: `${loadBalancerSeconds} s`,
      limit: `${MOST_SECONDS} s`,
    }];
  },
};

import { GUARD_PORT } from '../../container/layout';
import { behindLoadBalancer } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

export const listenerPatient: Rule = {
  code: 'LISTENER_NOT_OURS',
  area: 'network',
  law: 'the owner of an imported load balancer knows what the service needs of it',
  why: 'its idle time-out, of 60 s unless told otherwise, ends a stream that waits for its first token, and its security group decides whom it reaches',
  severity: ALWAYS_INFO,
  check: (subject) => {
    const listener = subject.deployment.aws?.imports?.listener;
    const { loadBalancerSeconds } = subject.plan.idle;
    if (!behindLoadBalancer(subject) || listener === undefined) return [];
    return [{
      path: 'aws.imports.listener',
      message: `the load balancer has to bear ${loadBalancerSeconds} s of silence, and to reach port ${GUARD_PORT} of the machines; neither can be seen from here`,
      remedy: `see to it that its idle_timeout.timeout_seconds is ${loadBalancerSeconds} or more, and that ${listener.securityGroup} lets out TCP ${GUARD_PORT}`,
      value: `${loadBalancerSeconds} s`,
    }];
  },
};

import { behindLoadBalancer } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const listenerHasHost: Rule = {
  code: 'LISTENER_WITHOUT_HOST',
  area: 'network',
  law: 'an imported listener gets a rule for a host name',
  why: 'a rule without a condition would take the requests of everybody else behind that load balancer',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const listener = subject.deployment.aws?.imports?.listener;
    if (!behindLoadBalancer(subject) || listener === undefined || subject.service.access.hostName !== undefined) return [];
    return [{
      path: 'access.hostName',
      message: 'aws.imports.listener is given, and access.hostName is not',
      remedy: 'give the host name that leads to this service, such as chat.example.com',
    }];
  },
};

import { behindLoadBalancer, onAws } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const listenerUsed: Rule = {
  code: 'LISTENER_UNUSED',
  area: 'network',
  law: 'an imported listener gets a rule',
  why: 'who named it expects the service behind it',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const listener = subject.deployment.aws?.imports?.listener;
    if (!onAws(subject) || listener === undefined || behindLoadBalancer(subject)) return [];
    return [{
      path: 'aws.imports.listener',
      message: `nothing of this deployment stands behind a load balancer: access.exposure is ${subject.service.access.exposure}`,
      remedy: 'remove the listener, or set access.exposure to internal or public on a platform with a load balancer',
      value: listener.arn,
    }];
  },
};

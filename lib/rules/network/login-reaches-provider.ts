import { makesLoadBalancer } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const loginReachesProvider: Rule = {
  code: 'LOGIN_OUT_OF_REACH',
  area: 'network',
  law: 'the load balancer reaches the identity provider',
  why: 'it fetches tokens and claims itself: without a way there every login ends in an error 561 (ALB user guide, "Authenticate users")',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const { service: { access: { login } }, deployment: { site } } = subject;
    if (login === undefined || site.internet !== false || !makesLoadBalancer(subject)) return [];
    return [{
      path: 'access.login.tokenUrl',
      message: `site.internet is false, and the load balancer itself asks ${login.tokenUrl}`,
      remedy: 'see to it that this name leads to an address inside the network, or use access.apiKeys',
      value: login.tokenUrl,
    }];
  },
};

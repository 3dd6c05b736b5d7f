import { makesPods } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

export const gatewayKeepsTime: Rule = {
  code: 'GATEWAY_SETTINGS_UNSEEN',
  area: 'network',
  law: 'a gateway admits the route, bears the longest silence and ends TLS',
  why: 'these are settings of the gateway, which is not ours: its route is refused, or its streams are cut, without a word in our manifests',
  severity: ALWAYS_INFO,
  check: (subject) => {
    const { plan, deployment: { kubernetes: { gateway, namespace } } } = subject;
    if (!makesPods(subject) || gateway === undefined) return [];
    return [{
      path: 'kubernetes.gateway',
      message: `the gateway '${gateway.name}' must admit routes from the namespace ${namespace} and bear ${plan.idle.loadBalancerSeconds} s of silence`,
      remedy: `see to allowedRoutes, a certificate and a stream idle time-out of at least ${plan.idle.loadBalancerSeconds} s there; where its proxies run in another namespace than ${gateway.namespace}, name that in kubernetes.clientNamespaces`,
      limit: `${plan.idle.loadBalancerSeconds} s`,
    }];
  },
};

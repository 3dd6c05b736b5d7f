import { makesPods } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const gatewayRouteNarrow: Rule = {
  code: 'GATEWAY_ROUTE_TAKES_ALL',
  area: 'network',
  law: 'a route through a gateway names its host',
  why: 'a gateway is shared: a route without a host takes every request of the listener that no other route claims',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const { gateway } = subject.deployment.kubernetes;
    if (!makesPods(subject) || gateway === undefined || subject.service.access.hostName !== undefined) return [];
    return [{
      path: 'kubernetes.gateway',
      message: `the route takes every host of the gateway '${gateway.name}'`,
      remedy: 'name the host that callers use in access.hostName',
      value: gateway.name,
    }];
  },
};

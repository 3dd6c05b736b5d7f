import { makesLoadBalancer, isDeployTime, listed } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const twoZonesForLoadBalancer: Rule = {
  code: 'TOO_FEW_ZONES',
  area: 'network',
  law: 'an imported network has subnets in two zones for a load balancer',
  why: 'an Application Load Balancer is refused with subnets of one zone',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const vpc = subject.deployment.aws?.imports?.vpc;
    if (!makesLoadBalancer(subject) || vpc === undefined || vpc.zones.some(isDeployTime) || new Set(vpc.zones).size >= 2) return [];
    return [{
      path: 'aws.imports.vpc.zones',
      message: `${vpc.id} is imported with the zones ${listed(vpc.zones) || 'none'}, a load balancer needs two`,
      remedy: 'name subnets in a second zone, or set access.exposure to none',
      value: String(new Set(vpc.zones).size),
      limit: '2',
    }];
  },
};

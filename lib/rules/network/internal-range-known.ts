import { Exposure } from '../../deployment/enums';
import { makesLoadBalancer } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const internalRangeKnown: Rule = {
  code: 'INTERNAL_WITHOUT_RANGE',
  area: 'network',
  law: 'an internal load balancer in an imported network knows who may reach it',
  why: 'its security group would let nobody in',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { service: { access }, deployment: { aws } } = subject;
    const vpc = aws?.imports?.vpc;
    if (!makesLoadBalancer(subject) || access.exposure !== Exposure.INTERNAL || vpc === undefined || vpc.cidr !== undefined || access.allowedCidrs.length > 0) return [];
    return [{
      path: 'access.allowedCidrs',
      message: `nobody may reach the load balancer: neither the range of ${vpc.id} nor access.allowedCidrs is given`,
      remedy: 'give the range of the network in aws.imports.vpc.cidr, or those who may call in access.allowedCidrs',
      value: vpc.id,
    }];
  },
};

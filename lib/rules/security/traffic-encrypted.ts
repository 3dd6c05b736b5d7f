import { Exposure } from '../../deployment/enums';
import { makesLoadBalancer } from '../questions';
import type { Rule } from '../rule';
import { STRICTER_EACH_TIME } from '../severities';

export const trafficEncrypted: Rule = {
  code: 'PLAIN_HTTP_INSIDE',
  area: 'security',
  law: 'an internal load balancer has a certificate too',
  why: 'keys and prompts cross the network in the clear, where a mirror or a flow capture reads them',
  severity: STRICTER_EACH_TIME,
  check: (subject) => {
    const { exposure, certificate } = subject.service.access;
    if (!makesLoadBalancer(subject) || exposure !== Exposure.INTERNAL || certificate !== undefined) return [];
    return [{
      path: 'access.certificate',
      message: 'callers inside the network speak plain HTTP with the load balancer',
      remedy: 'give the ARN of an ACM certificate in access.certificate',
    }];
  },
};

import { Exposure } from '../../deployment/enums';
import { makesLoadBalancer } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const publicHasSubnets: Rule = {
  code: 'PUBLIC_WITHOUT_SUBNETS',
  area: 'network',
  law: 'a public load balancer in an imported network has public subnets',
  why: 'in a private subnet no packet from the internet reaches it',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const vpc = subject.deployment.aws?.imports?.vpc;
    if (!makesLoadBalancer(subject) || subject.service.access.exposure !== Exposure.PUBLIC || vpc === undefined || (vpc.publicSubnets ?? []).length > 0) return [];
    return [{
      path: 'aws.imports.vpc.publicSubnets',
      message: `access.exposure is public, and no public subnet of ${vpc.id} is given`,
      remedy: 'name one public subnet for each zone in aws.imports.vpc.publicSubnets, or set access.exposure to internal',
      value: vpc.id,
    }];
  },
};

import { Exposure } from '../../deployment/enums';
import { makesLoadBalancer } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const publicHasCertificate: Rule = {
  code: 'PUBLIC_WITHOUT_CERTIFICATE',
  area: 'security',
  law: 'a public load balancer has a certificate',
  why: 'keys and prompts would cross the internet in the clear',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { exposure, certificate } = subject.service.access;
    if (!makesLoadBalancer(subject) || exposure !== Exposure.PUBLIC || certificate !== undefined) return [];
    return [{
      path: 'access.certificate',
      message: 'access.exposure is public without a certificate',
      remedy: 'give the ARN of an ACM certificate in access.certificate, or set access.exposure to internal',
    }];
  },
};

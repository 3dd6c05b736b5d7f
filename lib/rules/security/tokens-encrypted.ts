import { Exposure } from '../../deployment/enums';
import { makesLoadBalancer } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const tokensEncrypted: Rule = {
  code: 'TOKENS_WITHOUT_CERTIFICATE',
  area: 'security',
  law: 'a load balancer that checks tokens has a certificate',
  why: 'only a listener of HTTPS can check them',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { tokens, certificate, exposure } = subject.service.access;
    if (tokens === undefined) return [];
    if (exposure === Exposure.NONE) return [{ path: 'access.tokens', message: 'access.exposure is none: there is no load balancer that could check tokens', remedy: 'set access.exposure to internal or public, or use access.apiKeys' }];
    if (!makesLoadBalancer(subject) || certificate !== undefined) return [];
    return [{
      path: 'access.certificate',
      message: 'access.tokens is given without a certificate',
      remedy: 'give the ARN of an ACM certificate in access.certificate',
    }];
  },
};

import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { withoutListener } from './checked-at-listener';

export const tokensEncrypted: Rule = {
  code: 'TOKENS_WITHOUT_CERTIFICATE',
  area: 'security',
  law: 'a load balancer that checks tokens has a certificate',
  why: 'only a listener of HTTPS can check them',
  severity: ALWAYS_ERROR,
  check: (subject) => (subject.service.access.tokens === undefined ? [] : withoutListener(subject, 'access.tokens', 'check tokens')),
};

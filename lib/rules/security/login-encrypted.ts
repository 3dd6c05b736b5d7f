import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { withoutListener } from './checked-at-listener';

export const loginEncrypted: Rule = {
  code: 'LOGIN_WITHOUT_CERTIFICATE',
  area: 'security',
  law: 'a load balancer that lets people log in has a certificate',
  why: 'only a listener of HTTPS can ask an identity provider',
  severity: ALWAYS_ERROR,
  check: (subject) => (subject.service.access.login === undefined ? [] : withoutListener(subject, 'access.login', 'ask people to log in')),
};

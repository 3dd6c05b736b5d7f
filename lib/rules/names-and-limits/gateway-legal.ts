import { onKubernetes } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

/** A name of DNS (RFC 1123), at most 253 characters. */
const NAME = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

export const gatewayLegal: Rule = {
  code: 'GATEWAY_NAME_ILLEGAL',
  area: 'names and limits',
  law: 'a gateway and its listener have legal names',
  why: 'the API server refuses the route',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { gateway } = subject.deployment.kubernetes;
    if (!onKubernetes(subject) || gateway === undefined) return [];
    const { name, listener } = gateway;
    return Object.entries({ name, ...(listener !== undefined && { listener }) }).filter(([, text]) => !NAME.test(text)).map(([field, text]) => ({
      path: `kubernetes.gateway.${field}`,
      message: `'${text}' is no legal name`,
      remedy: 'take lower-case letters, digits, hyphens and dots, at most 253, with a letter or digit at both ends of each part',
      value: text,
      limit: NAME.source,
    }));
  },
};

import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

/** A host with its domain (RFC 1123), no address: also what the Gateway API takes (v1.6.1, type Hostname). */
const HOST = /^(?!(\d+\.){3}\d+$)(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)+$/;

export const hostNameLegal: Rule = {
  code: 'HOST_NAME_ILLEGAL',
  area: 'names and limits',
  law: 'the host name of a service is a name of DNS',
  why: 'Route 53 and the Gateway API refuse the record or the route',
  severity: ALWAYS_ERROR,
  check: ({ service: { access: { hostName } } }) => (hostName === undefined || HOST.test(hostName)
    ? []
    : [{
      path: 'access.hostName',
      message: `'${hostName}' is no host name`,
      remedy: 'write it as chat.example.com, without scheme, port and path',
      value: hostName,
      limit: HOST.source,
    }]),
};

import { onAws } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const hostNameWithinZone: Rule = {
  code: 'HOST_NAME_OUTSIDE_ZONE',
  area: 'network',
  law: 'the host name stands in the hosted zone',
  why: 'Route 53 refuses a record of another domain, after the load balancer was made',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { hostName } = subject.service.access;
    const zone = subject.deployment.aws?.imports?.hostedZone?.name.replace(/\.$/, '');
    if (!onAws(subject) || hostName === undefined || zone === undefined || hostName === zone || hostName.endsWith(`.${zone}`)) return [];
    return [{
      path: 'access.hostName',
      message: `'${hostName}' is no name in the hosted zone ${zone}`,
      remedy: `take a name that ends in .${zone}, or import the zone of its domain`,
      value: hostName,
      limit: zone,
    }];
  },
};

import { behindLoadBalancer, makesPods } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

export const hostNameRecorded: Rule = {
  code: 'HOST_NAME_WITHOUT_RECORD',
  area: 'network',
  law: 'something leads the host name to the service',
  why: 'a name that DNS does not know is an address nobody reaches',
  severity: ALWAYS_INFO,
  check: (subject) => {
    const { deployment: { aws, kubernetes }, service: { access: { hostName } } } = subject;
    if (hostName === undefined) return [];
    const missing = [
      { applies: behindLoadBalancer(subject) && aws?.imports?.hostedZone === undefined, what: 'to the load balancer', remedy: 'import the zone in aws.imports.hostedZone, or make the record yourself' },
      { applies: makesPods(subject) && kubernetes.gateway === undefined, what: 'into the cluster', remedy: 'name a gateway in kubernetes.gateway, or lead the name to the Service yourself' },
    ];
    return missing.filter(({ applies }) => applies).map(({ what, remedy }) => ({
      path: 'access.hostName', message: `nothing that is rendered leads '${hostName}' ${what}`, remedy, value: hostName,
    }));
  },
};

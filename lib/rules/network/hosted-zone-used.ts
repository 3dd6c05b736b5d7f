import { makesLoadBalancer, onAws } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const hostedZoneUsed: Rule = {
  code: 'HOSTED_ZONE_UNUSED',
  area: 'network',
  law: 'an imported hosted zone gets a record',
  why: 'nobody finds the service under a name that was never written down',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const { hostName, exposure } = subject.service.access;
    const zone = subject.deployment.aws?.imports?.hostedZone;
    if (!onAws(subject) || zone === undefined || (hostName !== undefined && makesLoadBalancer(subject))) return [];
    return [{
      path: 'aws.imports.hostedZone',
      message: hostName === undefined ? `no record is made in ${zone.name}: access.hostName is not given` : `no record is made in ${zone.name}: access.exposure is ${exposure}, and no load balancer is made that it could point at`,
      remedy: hostName === undefined ? `give access.hostName, such as chat.${zone.name}` : 'remove the zone; or set access.exposure to internal or public, without aws.imports.listener',
      value: zone.id,
    }];
  },
};

import { makesLoadBalancer } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const failoverHasRecord: Rule = {
  code: 'FAILOVER_WITHOUT_RECORD',
  area: 'recovery',
  law: 'two places share a host name through records that follow their health',
  why: 'without a record of ours nobody leads callers from the one place to the other',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { deployment: { aws }, service: { access, recovery } } = subject;
    if (recovery.failover === undefined) return [];
    const missing = [
      ...(access.hostName === undefined ? ['access.hostName'] : []),
      ...(aws?.imports?.hostedZone === undefined ? ['aws.imports.hostedZone'] : []),
      ...(makesLoadBalancer(subject) ? [] : ['a load balancer of its own']),
    ];
    return missing.length === 0 ? [] : [{
      path: 'recovery.failover',
      message: `no record is made for '${recovery.failover}': ${missing.join(' and ')} is missing`,
      remedy: `give ${missing.join(' and ')}, the same host name and zone in both places`,
      value: recovery.failover,
    }];
  },
};

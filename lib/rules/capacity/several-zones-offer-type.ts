import { makesMachines } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

export const severalZonesOfferType: Rule = {
  code: 'TYPE_IN_ONE_ZONE',
  area: 'capacity',
  law: 'at least two zones of the region offer the instance type',
  why: 'one zone is one capacity pool and one failure: replicas cannot spread',
  severity: ALWAYS_INFO,
  check: (subject) => {
    const { instanceType, deployment: { aws } } = subject;
    const zones = aws && instanceType.zoneIds[aws.region];
    if (!makesMachines(subject) || zones?.length !== 1) return [];
    return [{
      path: 'aws.region',
      message: `${instanceType.name} is offered in one zone of ${aws?.region}, ${zones[0]} (as of ${instanceType.asOf})`,
      remedy: 'take another region or type when a zone may not take the service with it',
      value: zones[0],
      limit: '2',
    }];
  },
};

import { listed, makesMachines } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

/** Ids such as `use1-az4`; names such as `us-east-1a` mean another zone in every account. */
const ZONE_ID = /^[a-z]{2,5}\d+-az\d+$/;

export const zonesOfferType: Rule = {
  code: 'ZONE_LACKS_TYPE',
  area: 'network',
  law: 'every imported zone that is named by its id offers the instance type',
  why: 'a group stays empty when its subnets lie in other zones than the type',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { instanceType, deployment: { aws } } = subject;
    const offering = aws && instanceType.zoneIds[aws.region];
    const zones = aws?.imports?.vpc?.zones ?? [];
    if (!makesMachines(subject) || offering === undefined || offering.length === 0) return [];
    return zones.filter((zone) => ZONE_ID.test(zone) && !offering.includes(zone)).map((zone) => ({
      path: 'aws.imports.vpc.zones',
      message: `${zone} does not offer ${instanceType.name} (as of ${instanceType.asOf})`,
      remedy: `name subnets in ${listed(offering)}`,
      value: zone,
      limit: listed(offering),
    }));
  },
};

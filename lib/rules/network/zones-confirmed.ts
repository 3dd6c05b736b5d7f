import { Severity } from '../../finding/severity';
import { listed, makesMachines } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

export const zonesConfirmed: Rule = {
  code: 'ZONES_UNCONFIRMED',
  area: 'network',
  law: 'it is known that the zones of the machines offer the instance type',
  why: 'a name such as us-east-1a means another zone in every account, so it cannot be looked up offline',
  severity: ALWAYS_INFO,
  check: (subject) => {
    const { instanceType, deployment: { aws } } = subject;
    if (!makesMachines(subject) || aws === undefined || !instanceType.regions.includes(aws.region)) return [];
    const offering = instanceType.zoneIds[aws.region] ?? [];
    const names = (aws.imports?.vpc?.zones ?? []).filter((zone) => zone.startsWith(aws.region));
    const check = `aws ec2 describe-instance-type-offerings --location-type availability-zone --filters Name=instance-type,Values=${instanceType.name} --region ${aws.region}`;
    if (names.length > 0) {
      return [{
        path: 'aws.imports.vpc.zones',
        message: `whether ${listed(names)} offer ${instanceType.name} cannot be seen from here${offering.length > 0 ? `; ${listed(offering)} do (as of ${instanceType.asOf})` : ''}`,
        remedy: `check it: ${check}`,
        value: listed(names),
      }];
    }
    if (offering.length > 0 || aws.imports?.vpc !== undefined) return [];
    return [{
      path: 'aws.region',
      message: `the catalogue does not know which zones of ${aws.region} offer ${instanceType.name}: the first ones are taken`,
      remedy: `check it: ${check}; import a network in those zones if they differ`,
      value: aws.region,
      severity: Severity.WARNING,
    }];
  },
};

import { isDeployTime, listed, makesMachines } from '../questions';
import type { PlanSubject, Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { fieldOf, segmentsIn } from './sources';

export const sourceZoneKnown: Rule = {
  code: 'SOURCE_ZONE_UNKNOWN',
  area: 'capacity',
  law: 'the zone of a source is one in which its machines can stand',
  why: 'without a subnet in that zone no machine is launched from it',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const zones = zonesOf(subject);
    if (!makesMachines(subject) || zones === undefined || zones.some(isDeployTime)) return [];
    return segmentsIn(subject).filter(({ zone }) => zone !== undefined && !zones.includes(zone)).map((segment) => ({
      path: fieldOf(segment, 'zone'),
      message: `${segment.zone} is none of the zones ${listed(zones)}`,
      remedy: subject.deployment.aws?.imports?.vpc ? 'spell it as aws.imports.vpc.zones does, or import a subnet in it' : 'give the id of a zone that offers the instance type, as `aws ec2 describe-availability-zones` shows it',
      value: `${segment.zone}`,
      limit: listed(zones),
    }));
  },
};

/** Zones of the imported network, else ids of those that offer the type; nothing where nobody knows. */
function zonesOf({ instanceType, deployment: { aws } }: PlanSubject): readonly string[] | undefined {
  return aws?.imports?.vpc?.zones ?? (aws && instanceType.zoneIds[aws.region]);
}

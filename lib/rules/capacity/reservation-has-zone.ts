import { CapacityKind } from '../../deployment/capacity-props';
import { makesMachines } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';
import { fieldOf, sourcesOf } from './sources';

export const reservationHasZone: Rule = {
  code: 'RESERVATION_WITHOUT_ZONE',
  area: 'capacity',
  law: 'a reservation that is named is told with its zone',
  why: 'a reservation holds machines in one zone, and a group that spreads over others launches there in vain',
  severity: ALWAYS_WARNING,
  check: (subject) => (makesMachines(subject) ? sourcesOf(subject, CapacityKind.RESERVED) : [])
    .filter(({ reservation, zone }) => reservation !== undefined && zone === undefined)
    .map((segment) => ({
      path: fieldOf(segment),
      message: `the zone of ${segment.reservation} is not told`,
      remedy: 'add zone: as `aws ec2 describe-capacity-reservations` shows it',
      value: `${segment.reservation}`,
    })),
};

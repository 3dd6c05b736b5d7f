import { CapacityKind } from '../../deployment/capacity-props';
import { platformsWhere } from '../../platform/platforms';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';
import { fieldOf, poolsIn, segmentsIn } from './sources';

export const sourceAsked: Rule = {
  code: 'SOURCE_NEVER_ASKED',
  area: 'capacity',
  law: 'every source of machines is asked at some size of the service',
  why: 'a source without a limit takes all replicas, and a group waits for it however long it has nothing',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const waiting = platformsWhere(subject.deployment.platforms, ({ machines, fallsBack }) => machines && !fallsBack);
    // behind a reservation a group asks the market once the reservation is full, whatever its size
    const asked = poolsIn(subject).flatMap(({ segments }) => segments.filter(({ most }) => most > 0 || segments[0].kind === CapacityKind.RESERVED)).map(({ index }) => index);
    if (waiting.length === 0) return [];
    return segmentsIn(subject).filter(({ index }) => !asked.includes(index)).map((segment) => ({
      path: fieldOf(segment),
      message: `no replica is left for ${segment.kind}: the sources before it hold all of them`,
      remedy: 'give the source before it a number of replicas, or remove this one',
      value: segment.kind,
    }));
  },
};

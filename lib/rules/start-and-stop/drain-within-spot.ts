import { CapacityKind } from '../../deployment/capacity-props';
import { fieldOf, sourcesOf } from '../capacity/sources';
import { makesMachines } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

/** A spot machine is gone this long after its notice (EC2 user guide, Spot Instance interruption notices; AWS service facts of 2026-11-22). */
const NOTICE_SECONDS = 120;

export const drainWithinSpot: Rule = {
  code: 'DRAIN_BEYOND_SPOT',
  area: 'start and stop',
  law: 'a spot machine drains within the two minutes of its notice',
  why: 'whatever still runs then is cut off, however long the hook would wait',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const { totalSeconds, generationSeconds } = subject.plan.drain;
    const [spot] = sourcesOf(subject, CapacityKind.SPOT);
    if (!makesMachines(subject) || spot === undefined || totalSeconds <= NOTICE_SECONDS) return [];
    return [{
      path: fieldOf(spot),
      message: `draining takes up to ${totalSeconds} s, a spot machine is gone ${NOTICE_SECONDS} s after its notice`,
      remedy: `shorten workload.longestGeneration to ${Math.max(1, NOTICE_SECONDS - (totalSeconds - generationSeconds))}s, or let callers ask again`,
      value: `${totalSeconds} s`,
      limit: `${NOTICE_SECONDS} s`,
    }];
  },
};

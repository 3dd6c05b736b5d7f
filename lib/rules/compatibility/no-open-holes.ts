import { advisoriesOf, toViolation } from './advisories';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const noOpenHoles: Rule = {
  code: 'ADVISORY_REACHABLE',
  area: 'compatibility',
  law: 'the engine version has no published hole that callers or weights can reach',
  why: 'neither the guard nor the network stands between it and them',
  severity: ALWAYS_ERROR,
  check: (subject) => advisoriesOf(subject).filter(({ guarded, defectOnly }) => !guarded && !defectOnly).map((advisory) => toViolation(subject, advisory)),
};

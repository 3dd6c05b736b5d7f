import { advisoriesOf, toViolation } from './advisories';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

export const guardedHoles: Rule = {
  code: 'ADVISORY_GUARDED',
  area: 'compatibility',
  law: 'the engine version has no published hole, not even behind the guard',
  why: 'scanners report it all the same: this is the reason to give them',
  severity: ALWAYS_INFO,
  check: (subject) => advisoriesOf(subject).filter(({ guarded, defectOnly }) => guarded && !defectOnly).map((advisory) => toViolation(subject, advisory)),
};

import { advisoriesOf, toViolation } from './advisories';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const noKnownDefects: Rule = {
  code: 'ENGINE_DEFECT',
  area: 'compatibility',
  law: 'the engine version has no known defect',
  why: 'it costs a night to find what others have already reported',
  severity: ALWAYS_WARNING,
  check: (subject) => advisoriesOf(subject).filter(({ defectOnly }) => defectOnly).map((advisory) => toViolation(subject, advisory)),
};

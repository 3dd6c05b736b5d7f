import { Severity } from '../../finding/severity';
import { isLustreSize } from '../../weights/shared/fsx-lustre';
import { gib } from '../questions';
import type { Rule, Violation } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { sharedIn } from './shared';

/** Revisions that lie side by side while an update rolls. */
const REVISIONS = 2;

export const sharedStorageSize: Rule = {
  code: 'SHARED_STORAGE_TOO_SMALL',
  area: 'storage',
  law: 'a file system that is sized beforehand can be ordered, and holds the weights of two revisions',
  why: 'an update fetches the new weights beside those that are being served',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { shared, facts } = sharedIn(subject) ?? {};
    const { sizeGiB } = subject.plan.weights;
    const capacityGiB = facts?.fields.includes('capacityGiB') ? shared?.capacityGiB : undefined;
    if (capacityGiB === undefined) return [];
    const about = (violation: Omit<Violation, 'path' | 'value'>): Violation[] => [{ path: 'storage.shared.capacityGiB', value: `${capacityGiB} GiB`, ...violation }];
    if (!isLustreSize(capacityGiB)) return about({ message: `a Lustre file system of ${capacityGiB} GiB cannot be ordered`, remedy: 'give 1200 or a multiple of 2400', limit: '1200, or a multiple of 2400' });
    if (capacityGiB < sizeGiB) return about({ message: `weights of ${gib(sizeGiB)} do not fit into ${capacityGiB} GiB`, remedy: 'leave storage.shared.capacityGiB out, or give more', limit: gib(sizeGiB) });
    if (capacityGiB >= sizeGiB * REVISIONS) return [];
    return about({
      message: `${capacityGiB} GiB hold weights of ${gib(sizeGiB)} once: an update has no room for the next ones`,
      remedy: 'leave storage.shared.capacityGiB out, or remove the old weights before each update',
      limit: gib(sizeGiB * REVISIONS),
      severity: Severity.WARNING,
    });
  },
};

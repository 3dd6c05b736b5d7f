import { collectsOnAws } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

export const archiveLocked: Rule = {
  code: 'ARCHIVE_LOCKED',
  area: 'observability',
  law: 'what nobody can delete is locked on purpose',
  why: 'object lock in compliance mode holds against the owner of the account, and its days are paid for',
  severity: ALWAYS_INFO,
  check: (subject) => {
    const { archive } = subject.service.observability.logging;
    if (!archive?.objectLock || !collectsOnAws(subject)) return [];
    return [{
      path: 'observability.logging.archive.objectLock',
      message: `each record is locked for ${archive.days} days: until then it can be neither deleted nor shortened, and its bucket outlives the stack`,
      remedy: 'try it with a few days first',
      value: `${archive.days} days`,
    }];
  },
};

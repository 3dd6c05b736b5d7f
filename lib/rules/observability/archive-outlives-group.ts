import { retentionDaysOf } from '../../logs/retention';
import { collectsOnAws } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const archiveOutlivesGroup: Rule = {
  code: 'ARCHIVE_TOO_SHORT',
  area: 'observability',
  law: 'the archive keeps records longer than the log group',
  why: 'one that ends first is paid for and holds nothing that the group has not',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const { deployment, service: { observability: { logging: { archive } } } } = subject;
    const kept = retentionDaysOf(deployment);
    if (archive === undefined || !collectsOnAws(subject) || archive.days > kept) return [];
    return [{
      path: 'observability.logging.archive.days',
      message: `the archive keeps records for ${archive.days} days, the log group for ${kept}`,
      remedy: 'keep them longer there, or switch the archive off with observability.logging.archive.enabled: false',
      value: String(archive.days),
      limit: `> ${kept}`,
    }];
  },
};

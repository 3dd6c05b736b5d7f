import { level, Over } from '../../signals/expression';
import { ARCHIVE_GATHER_SECONDS } from '../../logs/retention';
import { SIGNALS } from '../../signals/catalogue';
import { AlertSeverity, type Alert } from '../alert';

/** Times the longest time that lines are gathered for; our judgement. */
const MOST_TIMES = 12;

const MOST_SECONDS = MOST_TIMES * ARCHIVE_GATHER_SECONDS;

/** Log lines do not reach the archive. */
export const logsNotDelivered: Alert = {
  code: 'LOGS_NOT_DELIVERED',
  severity: AlertSeverity.TICKET,
  title: 'log lines do not reach the archive',
  runbook: {
    meaning: 'Lines wait before the archive and are lost after a day: what must be kept for audits is missing.',
    look: ['Errors that the delivery stream writes.', 'Whether its role may write to the bucket and use its key.'],
    mend: ['Give the role its rights back.', 'Undo the change of the bucket, its policy or its key.'],
    figure: `The oldest line has waited ${MOST_SECONDS} s, ${MOST_TIMES} times as long as lines are gathered for (${ARCHIVE_GATHER_SECONDS} s): our judgement.`,
  },
  trigger: () => ({ left: level(SIGNALS.logDeliveryAge, Over.MOST), is: 'above', limit: MOST_SECONDS, forSeconds: 900 }),
};

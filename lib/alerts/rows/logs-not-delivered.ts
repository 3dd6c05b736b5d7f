import { level, Over } from '../../signals/expression';
import { SIGNALS } from '../../signals/catalogue';
import { AlertSeverity, type Alert } from '../alert';

/** Four times the longest time that lines are gathered for before they are written. */
const MOST_SECONDS = 3600;

/** Log lines do not reach the archive. */
export const logsNotDelivered: Alert = {
  code: 'LOGS_NOT_DELIVERED',
  severity: AlertSeverity.TICKET,
  title: 'log lines do not reach the archive',
  runbook: {
    meaning: 'Lines wait before the archive and are lost after a day: what must be kept for audits is missing.',
    look: ['Errors that the delivery stream writes.', 'Whether its role may write to the bucket and use its key.'],
    mend: ['Give the role its rights back.', 'Undo the change of the bucket, its policy or its key.'],
    figure: 'The oldest line has waited an hour, four times the longest time that lines are gathered for (900 s): our judgement.',
  },
  trigger: () => ({ left: level(SIGNALS.logDeliveryAge, Over.MOST), is: 'above', limit: MOST_SECONDS, forSeconds: 900 }),
};

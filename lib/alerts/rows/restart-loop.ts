import { increase } from '../../signals/expression';
import { SIGNALS } from '../../signals/catalogue';
import { AlertSeverity, type Alert } from '../alert';
import { startSeconds } from '../start-seconds';

/** Restarts that are no accident any more; our judgement. */
const MOST = 2.5;

/** Starts within which they count. */
const STARTS = 4;

const LEAST_WINDOW_SECONDS = 3600;

/** Replicas start, fail and start again. */
export const restartLoop: Alert = {
  code: 'RESTART_LOOP',
  severity: AlertSeverity.TICKET,
  title: 'replicas restart again and again',
  runbook: {
    meaning: 'A container ends soon after its start, each time: it will not mend itself.',
    look: ['The last lines before its end, and the reason that the platform gives: out of memory, a failed probe, an exit code.', 'Whether one machine has it, or all.'],
    mend: ['Take back the last change.', 'Out of host memory: give more, or lower `optimization.kvOffload`.', 'One machine alone: replace it.'],
    figure: 'Three restarts within four whole starts of the plan, an hour at least: our judgement.',
  },
  trigger: (subject) => ({
    left: increase(SIGNALS.restarts, Math.max(LEAST_WINDOW_SECONDS, STARTS * startSeconds(subject).most)), is: 'above', limit: MOST, forSeconds: 0,
  }),
};

import { increase, per } from '../../signals/expression';
import { SIGNALS } from '../../signals/catalogue';
import { AlertSeverity, type Alert } from '../alert';

/** Share of failed answers that callers notice; our judgement. */
const MOST = 0.05;

const WINDOW_SECONDS = 300;

/** Answers of the service are errors of its own. */
export const requestsFail: Alert = {
  code: 'REQUESTS_FAIL',
  severity: AlertSeverity.PAGE,
  title: 'requests fail',
  runbook: {
    meaning: 'Callers get errors that the service made itself; too many requests (429) and bad requests do not count.',
    look: ['Lines of the engine in the errors stream.', 'Whether a roll-out is going on, and whether replicas restart.'],
    mend: ['Take back the last change.', 'Restart the replica whose lines show the error; replace its machine when the accelerator is named.'],
  },
  trigger: () => ({ left: per(increase(SIGNALS.failed, WINDOW_SECONDS), increase(SIGNALS.answered, WINDOW_SECONDS)), is: 'above', limit: MOST, forSeconds: 0 }),
};

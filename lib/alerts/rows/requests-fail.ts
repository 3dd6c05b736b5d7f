import { increase, per } from '../../signals/expression';
import { SIGNALS } from '../../signals/catalogue';
import { AlertSeverity, type Alert } from '../alert';

const WINDOW_SECONDS = 300;

/** Fewer are bad luck, not a trend; our judgement. */
const FEWEST = 5;

/** Answers of the service are errors of its own. */
export const requestsFail: Alert = {
  code: 'REQUESTS_FAIL',
  severity: AlertSeverity.PAGE,
  title: 'requests fail',
  runbook: {
    meaning: 'Callers get errors that the service made itself; too many requests (429) and bad requests do not count.',
    look: ['Lines of the engine in the errors stream.', 'Whether a roll-out is going on, and whether replicas restart.'],
    mend: ['Take back the last change.', 'Restart the replica whose lines show the error; replace its machine when the accelerator is named.'],
    figure: '`observability.alerts.failedShare` of the answers of five minutes, 5 % where nothing is said, and at least five of them: our judgement.',
  },
  trigger: ({ service: { observability: { alerts } } }) => {
    const failed = increase(SIGNALS.failed, WINDOW_SECONDS);
    return {
      left: per(failed, increase(SIGNALS.answered, WINDOW_SECONDS)),
      is: 'above',
      limit: alerts.failedShare,
      also: [{ left: failed, is: 'above', limit: FEWEST - 0.5 }],
      forSeconds: 60,
    };
  },
};

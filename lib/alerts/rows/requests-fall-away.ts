import { increase } from '../../signals/expression';
import { SIGNALS } from '../../signals/catalogue';
import { AlertSeverity, type Alert } from '../alert';

/** Wide enough for days that differ, long enough for a pause; our judgement. */
const DEVIATIONS = 3;
const WINDOW_SECONDS = 300;
const FOR_SECONDS = 1800;

/** Callers stay away. */
export const requestsFallAway: Alert = {
  code: 'REQUESTS_FALL_AWAY',
  severity: AlertSeverity.INFO,
  title: 'far fewer requests come than usual at this hour',
  runbook: {
    meaning: 'Either callers do not ask, or they do not arrive: an outage in front of the service looks like health behind it.',
    look: ['Whether a request from outside is answered: name, certificate, keys.', 'Whether the callers were changed, or it is a holiday.'],
    mend: ['Take back the last change to names, certificates or keys.', 'When callers are right to stay away, nothing: CloudWatch learns it within two weeks.'],
    figure: 'Three standard deviations below what CloudWatch expects of five minutes at this hour of the week, for half an hour: our judgement. It learns for up to two weeks.',
  },
  trigger: () => ({ of: 'anomaly', left: increase(SIGNALS.answered, WINDOW_SECONDS), deviations: DEVIATIONS, forSeconds: FOR_SECONDS }),
};

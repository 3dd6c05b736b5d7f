import { level, Over, rate } from '../../signals/expression';
import { SIGNALS } from '../../signals/catalogue';
import { AlertSeverity, type Alert } from '../alert';
import { firstKnown } from '../first-known';

/** Data centre devices slow down a few degrees above; our judgement. */
const HOT_CELSIUS = 85;

const WINDOW_SECONDS = 600;

/** Heat slows an accelerator. */
export const acceleratorThrottled: Alert = {
  code: 'ACCELERATOR_THROTTLED',
  severity: AlertSeverity.TICKET,
  title: 'heat slows an accelerator',
  runbook: {
    meaning: 'A device lowers its clock to stay cool: the replica on it is slower than the others, and slower than planned.',
    look: ['Which machine; whether others of its kind are as warm.', 'The time between tokens of that replica.'],
    mend: ['Replace the machine: in a cloud its cooling is not yours to mend.', 'On machines of your own, look after air and power limits.'],
    figure: `Any time that the driver counts as slowed by heat, for ten minutes on end; where it counts none, ${HOT_CELSIUS} °C: our judgement.`,
  },
  trigger: (subject) => {
    const signal = firstKnown(subject, [SIGNALS.slowedByHeat, SIGNALS.acceleratorTemperature]);
    return signal === SIGNALS.slowedByHeat
      ? { left: rate(signal, WINDOW_SECONDS), is: 'above', limit: 0, forSeconds: WINDOW_SECONDS }
      : { left: level(signal, Over.MOST), is: 'above', limit: HOT_CELSIUS, forSeconds: WINDOW_SECONDS };
  },
};

import { LAST_XID_OF_PROGRAMS } from '../../accelerator/xid';
import { increase, level, Over } from '../../signals/expression';
import { SIGNALS } from '../../signals/catalogue';
import { AlertSeverity, type Alert } from '../alert';
import { firstKnown } from '../first-known';

const WINDOW_SECONDS = 900;

/** The driver reports a fault of an accelerator. */
export const acceleratorFaults: Alert = {
  code: 'ACCELERATOR_FAULTS',
  severity: AlertSeverity.TICKET,
  title: 'an accelerator shows a fault of its own (XID)',
  runbook: {
    meaning: 'The driver wrote a fault (XID) that a restart of the engine seldom mends: the replica on that machine answers wrongly, slowly or not at all.',
    look: ['The code of the fault, in the kernel\'s lines or the exporter.', 'Whether the replica on that machine still answers.'],
    mend: ['Replace the machine; a fatal code does it by itself where recovery is on.', 'A code that comes back on new machines is the driver\'s or the engine\'s: look for it in their release notes.'],
    figure: `Codes above ${LAST_XID_OF_PROGRAMS}, as the exporter shows them or the lines of the kernel are counted: our judgement. The exporter shows the last code until it restarts, so that the alert stays until the machine is replaced.`,
  },
  trigger: (subject) => {
    const signal = firstKnown(subject, [SIGNALS.acceleratorFault, SIGNALS.acceleratorErrors]);
    return signal === SIGNALS.acceleratorFault
      ? { left: level(signal, Over.MOST), is: 'above', limit: LAST_XID_OF_PROGRAMS + 0.5, forSeconds: 0 }
      : { left: increase(signal, WINDOW_SECONDS), is: 'above', limit: 0.5, forSeconds: 0 };
  },
};

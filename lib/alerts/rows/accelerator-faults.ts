import { increase, level, Over } from '../../signals/expression';
import { SIGNALS } from '../../signals/catalogue';
import { AlertSeverity, type Alert } from '../alert';
import { firstKnown } from '../first-known';

/** Codes up to this one are mostly faults of a program, and one of them is written whenever a process is killed (13, 31, 43, 45): NVIDIA, XID Errors, read 2026-11-26. */
const LAST_OF_PROGRAMS = 45;

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
    figure: `Codes above ${LAST_OF_PROGRAMS} where the exporter shows them, and any fault where machines count lines of the kernel: our judgement. The exporter shows the last code until it restarts, so that the alert stays until the machine is replaced.`,
  },
  trigger: (subject) => {
    const signal = firstKnown(subject, [SIGNALS.acceleratorFault, SIGNALS.acceleratorErrors]);
    return signal === SIGNALS.acceleratorFault
      ? { left: level(signal, Over.MOST), is: 'above', limit: LAST_OF_PROGRAMS + 0.5, forSeconds: 0 }
      : { left: increase(signal, WINDOW_SECONDS), is: 'above', limit: 0.5, forSeconds: 0 };
  },
};

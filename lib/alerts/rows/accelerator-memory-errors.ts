import { increase } from '../../signals/expression';
import { SIGNALS } from '../../signals/catalogue';
import { AlertSeverity, type Alert } from '../alert';

const WINDOW_SECONDS = 3600;

/** Memory of an accelerator lost bits that could not be mended. */
export const acceleratorMemoryErrors: Alert = {
  code: 'ACCELERATOR_MEMORY_ERRORS',
  severity: AlertSeverity.TICKET,
  title: 'an accelerator has memory errors that could not be corrected',
  runbook: {
    meaning: 'Bits were lost in the memory of an accelerator: the process that used them was ended, and the next error is likely.',
    look: ['Which machine and device, and whether pages or rows were remapped.', 'Whether the replica restarted.'],
    mend: ['Replace the machine.'],
    figure: 'One within an hour: none is normal.',
  },
  trigger: () => ({ left: increase(SIGNALS.eccUncorrected, WINDOW_SECONDS), is: 'above', limit: 0, forSeconds: 0 }),
};

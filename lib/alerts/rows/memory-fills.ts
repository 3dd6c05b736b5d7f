import { level, Over, per } from '../../signals/expression';
import { SIGNALS } from '../../signals/catalogue';
import { AlertSeverity, type Alert } from '../alert';
import { firstKnown } from '../first-known';

/** Share from which the kernel may begin to end processes soon; our judgement. */
const MOST = 0.9;

/** Host memory runs out. */
export const memoryFills: Alert = {
  code: 'MEMORY_FILLS',
  severity: AlertSeverity.TICKET,
  title: 'host memory runs out',
  runbook: {
    meaning: 'When memory is used up the kernel ends the engine: all its answers break off, and it must load its weights again.',
    look: ['Whether it grows with the load or without it (MEMORY_LEAKS).', 'What else runs on the machine.'],
    mend: ['Lower `optimization.kvOffload`, or take a type with more memory.', 'Restart one replica after the other, as a stopgap.'],
    figure: '90 % of what may be used, on the fullest machine or container, for ten minutes: our judgement.',
  },
  trigger: (subject) => {
    const signal = firstKnown(subject, [SIGNALS.memoryUsage, SIGNALS.memoryUsed]);
    const left = signal === SIGNALS.memoryUsage ? level(signal, Over.MOST) : per(level(signal, Over.MOST), level(SIGNALS.memoryTotal, Over.LEAST));
    return { left, is: 'above', limit: MOST, forSeconds: 600 };
  },
};

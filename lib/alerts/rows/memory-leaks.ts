import { Over, risen } from '../../signals/expression';
import { SIGNALS } from '../../signals/catalogue';
import { AlertSeverity, type Alert } from '../alert';
import { startSeconds } from '../start-seconds';

/** Share of the engine's host memory within the window; our judgement. */
const MOST_SHARE = 0.1;

const WINDOW_SECONDS = 21_600;

const LEAST_SECONDS = 3600;

/** Host memory grows while the load does not. */
export const memoryLeaks: Alert = {
  code: 'MEMORY_LEAKS',
  severity: AlertSeverity.TICKET,
  title: 'host memory grows, and the load does not',
  runbook: {
    meaning: 'A replica keeps more and more memory for the same work: within days the kernel ends it.',
    look: ['Since when: the last change of engine or version.', 'Whether all replicas do it, or one.'],
    mend: ['Restart one replica after the other, as a stopgap.', 'Take another version of the engine, and tell its maintainers.'],
    figure: 'A tenth of the host memory that the plan gives the engine, within six hours, while the requests that run did not rise by a tenth of what may run at once: our judgement. A replica that is younger than that has nothing to be compared with; it must hold for as long as a start may take, so that a restart six hours ago does not count.',
  },
  trigger: (subject) => {
    const { plan: { hostMemoryMiB, maxSequences } } = subject;
    return {
      left: risen(SIGNALS.memoryUsed, Over.MOST, WINDOW_SECONDS),
      is: 'above',
      limit: Math.round(hostMemoryMiB * 2 ** 20 * MOST_SHARE),
      also: [{ left: risen(SIGNALS.running, Over.MOST, WINDOW_SECONDS), is: 'below', limit: Math.max(1, maxSequences * MOST_SHARE) }],
      forSeconds: Math.max(LEAST_SECONDS, startSeconds(subject).most),
    };
  },
};

import { increase, per } from '../../signals/expression';
import { SIGNALS } from '../../signals/catalogue';
import { AlertSeverity, type Alert } from '../alert';

/** Evictions for each answer; our judgement. */
const MOST = 0.1;

/** Fewer are noise; our judgement. */
const FEWEST = 10;

const WINDOW_SECONDS = 900;

/** The engine evicts requests and computes them again. */
export const requestsPreempted: Alert = {
  code: 'REQUESTS_PREEMPTED',
  severity: AlertSeverity.TICKET,
  title: 'requests are evicted and computed again',
  runbook: {
    meaning: 'The KV cache does not hold what is admitted at once: work is thrown away, and answers pause in the middle.',
    look: ['KV cache in use.', 'The length of prompts and answers against `workload`.'],
    mend: ['Let more replicas run.', 'Admit fewer at once, or lower `workload.contextTokens`.', 'Store the cache in eight bits (`optimization.kvCacheDtype`).'],
    figure: 'One eviction for ten answers in a quarter of an hour, and at least ten: our judgement.',
  },
  trigger: () => {
    const evicted = increase(SIGNALS.preemptions, WINDOW_SECONDS);
    return {
      left: per(evicted, increase(SIGNALS.answered, WINDOW_SECONDS)), is: 'above', limit: MOST, also: [{ left: evicted, is: 'above', limit: FEWEST - 0.5 }], forSeconds: 300,
    };
  },
};

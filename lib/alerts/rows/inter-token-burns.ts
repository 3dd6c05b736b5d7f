import { SIGNALS } from '../../signals/catalogue';
import { promiseBurns } from './promise-burns';

/** The promise about the time between tokens is broken. */
export const interTokenBurns = promiseBurns({
  code: 'INTER_TOKEN',
  what: 'tokens of an answer',
  field: 'workload.slo.tpotP95',
  signal: SIGNALS.interTokenLatency,
  promisedMs: ({ tpotP95Ms }) => tpotP95Ms,
  bounds: ({ interTokenLatencyBounds }) => interTokenLatencyBounds,
  runbook: {
    look: ['Requests running at once against `scaling.target.concurrency`: each one more slows all others.', 'Preemptions, and accelerators slowed by heat or power.', 'Long prompts that are read between the steps of answers.'],
    mend: ['Lower `scaling.target.concurrency`, so that replicas come earlier.', 'Read prompts in smaller parts (`optimization.chunkedPrefill`).', 'Promise what `llm-serving plan` predicts.'],
  },
});

import { SIGNALS } from '../../signals/catalogue';
import { promiseBurns } from './promise-burns';

/** The promise about first tokens is broken. */
export const firstTokenBurns = promiseBurns({
  code: 'FIRST_TOKEN',
  what: 'first tokens',
  field: 'workload.slo.ttftP95',
  signal: SIGNALS.timeToFirstToken,
  promisedMs: ({ ttftP95Ms }) => ttftP95Ms,
  bounds: ({ timeToFirstTokenBounds }) => timeToFirstTokenBounds,
  runbook: {
    look: ['Requests that wait, at the guard and in the engine: a queue is the usual reason.', 'The length of prompts against `workload.inputTokens`.', 'Hits of the prefix cache: a new replica has an empty one.'],
    mend: ['Let more replicas run (`scaling.max`), or start earlier (`scaling.target.concurrency`).', 'Lower what is admitted at once, so that callers get 429 in place of a late answer.', 'Promise what `llm-serving plan` predicts.'],
  },
});

import { level, Over, rate } from '../../signals/expression';
import { SIGNALS } from '../../signals/catalogue';
import { AlertSeverity, type Alert } from '../alert';

/** Beyond the longest silence of a busy engine; our judgement. */
const MARGIN_SECONDS = 60;

const LEAST_WINDOW_SECONDS = 300;

/** Tokens of all replicas in a second; a single request that is answered writes more. */
const FEWEST = 0.001;

/** Requests run, and nothing is written. */
export const engineFrozen: Alert = {
  code: 'ENGINE_FROZEN',
  severity: AlertSeverity.PAGE,
  title: 'requests run, and no token is written',
  runbook: {
    meaning: 'The engine holds requests and makes no progress, on all replicas: callers wait until they give up.',
    look: ['Whether restarts by the health check mend it for a while.', 'The last lines of the engine, and faults of accelerators.'],
    mend: ['Restart the replicas one after the other.', 'Take back the last change of engine, version or options.'],
    figure: 'The longest silence of a busy engine by the plan (`workload.longestSilence`) and a minute more, five minutes at least. One frozen replica among others is found by its health check.',
  },
  trigger: ({ plan: { idle } }) => {
    const seconds = Math.max(LEAST_WINDOW_SECONDS, Math.ceil((idle.longestSilenceSeconds + MARGIN_SECONDS) / 60) * 60);
    return {
      left: level(SIGNALS.running, Over.TOTAL), is: 'above', limit: 0.5, also: [{ left: rate(SIGNALS.outputTokens, seconds), is: 'below', limit: FEWEST }], forSeconds: seconds,
    };
  },
};

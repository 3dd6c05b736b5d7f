import { level, Over } from '../../signals/expression';
import { SIGNALS } from '../../signals/catalogue';
import { AlertSeverity, type Alert } from '../alert';

/** Share of the places at the guard; our judgement. */
const MOST_SHARE = 0.5;

/** Callers wait at the guard, and the next ones will be refused. */
export const queueGrows: Alert = {
  code: 'QUEUE_GROWS',
  severity: AlertSeverity.PAGE,
  title: 'callers wait, and will soon be refused',
  runbook: {
    meaning: 'Half of the places in which callers wait at the guard are taken; when all are, callers get 429.',
    look: ['Whether replicas are missing or still start.', 'Whether one caller sends more than usual (stream `api`).', 'Whether answers take longer: tokens per answer, time between tokens.'],
    mend: ['Let more replicas run (`scaling.max`, or `scaling.min` at once).', 'Hold back the caller who sends too much.', 'Shorten answers (`access.maxOutputTokens`).'],
    figure: 'Half of `queuedRequests` of the plan, in the mean over all replicas, for five minutes: our judgement.',
  },
  trigger: ({ plan: { queuedRequests } }) => (queuedRequests === 0
    ? 'nobody waits at the guard: the plan gives it no places'
    : { left: level(SIGNALS.held, Over.MEAN), is: 'above', limit: queuedRequests * MOST_SHARE, forSeconds: 300 }),
};

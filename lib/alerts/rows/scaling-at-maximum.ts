import { level, Over, plus } from '../../signals/expression';
import { SIGNALS } from '../../signals/catalogue';
import { AlertSeverity, type Alert } from '../alert';

/** Every replica that may run does, and each has more than it should. */
export const scalingAtMaximum: Alert = {
  code: 'SCALING_AT_MAXIMUM',
  severity: AlertSeverity.TICKET,
  title: 'no more replicas may come, and the load asks for them',
  runbook: {
    meaning: 'The number of replicas has reached its limit while the load is above what they are meant to take: from here on callers wait.',
    look: ['Whether the load is real: one caller in a loop looks the same.', 'Where the load comes from, and whether it lasts.'],
    mend: ['Raise `scaling.max`, after a look at quota, addresses and cost in the report.', 'Hold back the caller who sends too much.'],
    figure: '`scaling.max`, and above `scaling.target.concurrency` on each of that many replicas, for a quarter of an hour: our judgement.',
  },
  trigger: ({ plan: { scaling } }) => (scaling === undefined ? 'the number of replicas is fixed' : {
    left: level(SIGNALS.replicasWanted, Over.TOTAL),
    is: 'above',
    limit: scaling.max - 0.5,
    also: [{ left: plus(level(SIGNALS.inFlight, Over.TOTAL), level(SIGNALS.held, Over.TOTAL)), is: 'above', limit: scaling.target * scaling.max }],
    forSeconds: 900,
  }),
};

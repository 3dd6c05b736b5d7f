import { level, Over, plus, type Expression } from '../../signals/expression';
import { SIGNALS } from '../../signals/catalogue';
import { AlertSeverity, type Alert, type AlertSubject } from '../alert';
import { firstKnown } from '../first-known';

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
  trigger: (subject) => {
    const { scaling } = subject.plan;
    if (scaling === undefined) return 'the number of replicas is fixed';
    return {
      left: level(SIGNALS.replicasWanted, Over.TOTAL),
      is: 'above',
      limit: scaling.max - 0.5,
      also: [{ left: plus(loadOf(subject), level(SIGNALS.held, Over.TOTAL)), is: 'above', limit: scaling.target * scaling.max }],
      forSeconds: 900,
    };
  },
};

/** By the engine's own count where it has one. */
function loadOf(subject: AlertSubject): Expression {
  const own = firstKnown(subject, [SIGNALS.queued, SIGNALS.inFlight]);
  return own === SIGNALS.queued ? plus(level(SIGNALS.running, Over.TOTAL), level(own, Over.TOTAL)) : level(own, Over.TOTAL);
}

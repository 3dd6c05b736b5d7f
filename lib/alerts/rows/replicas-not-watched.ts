import { platformFacts } from '../../platform/platforms';
import { level, minus, Over, reporting, type Expression } from '../../signals/expression';
import { SIGNALS } from '../../signals/catalogue';
import { AlertSeverity, type Alert, type AlertSubject } from '../alert';
import { firstKnown } from '../first-known';
import { readyReplicas } from '../ready-replicas';

/** Longer than scrapes may be missed; our judgement. */
const FOR_SECONDS = 900;

/** Some replicas are ready and show no metrics. */
export const replicasNotWatched: Alert = {
  code: 'REPLICAS_NOT_WATCHED',
  severity: AlertSeverity.TICKET,
  title: 'some replicas are ready and show no metrics',
  runbook: {
    meaning: 'What these replicas do is seen by nobody: a scrape that fails is not health.',
    look: ['The targets of the scraper, and what they answer.', 'Network policies and security groups between scraper and admin port.'],
    mend: ['Bring the scrape back.', 'Restart the replica whose metrics path does not answer.'],
    figure: 'Fewer whose engine answers a scrape than are ready, for a quarter of an hour: our judgement. Where an agent brings the metrics, or the engine has none, those count whose guard shows them.',
  },
  trigger: (subject) => ({ left: minus(readyReplicas(subject), seenOf(subject)), is: 'above', limit: 0.5, forSeconds: FOR_SECONDS }),
};

/** An engine of several processes shows several series of everything but this. */
function seenOf(subject: AlertSubject): Expression {
  const seen = firstKnown(subject, [SIGNALS.engineUp, SIGNALS.held]);
  return platformFacts(subject.platform).pods && seen === SIGNALS.engineUp ? level(seen, Over.TOTAL) : reporting(SIGNALS.held);
}

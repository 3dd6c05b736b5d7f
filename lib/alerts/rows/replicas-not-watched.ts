import { level, minus, Over, reporting } from '../../signals/expression';
import { SIGNALS } from '../../signals/catalogue';
import { AlertSeverity, type Alert } from '../alert';
import { firstKnown } from '../first-known';

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
    figure: 'Fewer that show the metrics of the engine (of the guard, where the engine has none) than are ready, for a quarter of an hour: our judgement.',
  },
  trigger: (subject) => ({
    left: minus(level(SIGNALS.replicasReady, Over.TOTAL), reporting(firstKnown(subject, [SIGNALS.running, SIGNALS.held]))), is: 'above', limit: 0.5, forSeconds: FOR_SECONDS,
  }),
};

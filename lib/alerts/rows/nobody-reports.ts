import { reporting } from '../../signals/expression';
import { SIGNALS } from '../../signals/catalogue';
import { AlertSeverity, type Alert } from '../alert';

/** Longer than scrapes may be missed. */
const FOR_SECONDS = 600;

/** No replica shows any metric. */
export const nobodyReports: Alert = {
  code: 'NOBODY_REPORTS',
  severity: AlertSeverity.PAGE,
  title: 'no replica shows its metrics',
  runbook: {
    meaning: 'Either no replica runs, or nobody can see them: every other alert is blind until this one ends.',
    look: ['Whether callers are answered.', 'Whether the scraper runs and may reach the admin port of the replicas.'],
    mend: ['Bring the scraper back.', 'When no replica runs: follow the events of the group, the service or the deployment.'],
    figure: 'Ten minutes, forty scrapes: our judgement. The guard shows its metrics from its first second, so a replica that starts is seen.',
  },
  trigger: () => ({ left: reporting(SIGNALS.held), is: 'below', limit: 1, forSeconds: FOR_SECONDS, silenceFires: true }),
};

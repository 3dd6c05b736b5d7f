import { platformFacts } from '../../platform/platforms';
import { AlertSeverity, type Alert } from '../alert';
import { readyReplicas } from '../ready-replicas';
import { startSeconds } from '../start-seconds';

/** While one goes and another comes, at most; our judgement. */
const FOR_SECONDS = 120;

/** Nobody answers. */
export const noHealthyReplica: Alert = {
  code: 'NO_HEALTHY_REPLICA',
  severity: AlertSeverity.PAGE,
  title: 'no replica answers',
  runbook: {
    meaning: 'Callers get 503: no replica is ready.',
    look: ['Whether replicas start, restart or are missing.', 'The last change: a roll-out with a fault ends here.', 'Capacity: whether machines are given at all.'],
    mend: ['Take back the last change.', 'Where no machine is given, add a source of capacity or a type that may stand in (`hardware.alternatives`).', 'Follow the lines of a replica that starts.'],
    figure: 'Two minutes where several replicas run: our judgement. A single replica is away while it restarts, so that it is given what the plan allows a whole start.',
  },
  trigger: (subject) => ({
    left: readyReplicas(subject),
    is: 'below',
    limit: 1,
    forSeconds: subject.plan.replicas > 1 ? FOR_SECONDS : startSeconds(subject).most,
    // a load balancer without targets says nothing at all; of a cluster it only means that nobody asks
    silenceFires: !platformFacts(subject.platform).pods,
  }),
};

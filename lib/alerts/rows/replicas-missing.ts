import { mostReplicas } from '../../scaling/most-replicas';
import { level, minus, Over } from '../../signals/expression';
import { SIGNALS } from '../../signals/catalogue';
import { AlertSeverity, type Alert } from '../alert';
import { readyReplicas } from '../ready-replicas';
import { startSeconds } from '../start-seconds';

/** Fewer replicas are ready than are wanted. */
export const replicasMissing: Alert = {
  code: 'REPLICAS_MISSING',
  severity: AlertSeverity.TICKET,
  title: 'fewer replicas are ready than are wanted',
  runbook: {
    meaning: 'The service runs with less than it should, for longer than any start may take: one more failure may be felt.',
    look: ['Whether replicas start and fail, or no machine is given.', 'Events of the deployment, the service or the group.'],
    mend: ['Add a source of capacity or a type that may stand in (`hardware.alternatives`).', 'Raise the quota of the account for the family of the type.', 'Replace a machine whose accelerator shows errors.'],
    figure: 'What every clock allows a whole start (the time line of the plan, cautious figures with a quarter on top); without a spare accelerator a roll-out takes replicas away one by one, so that each is given that long.',
  },
  trigger: (subject) => {
    const { plan, service: { spareAccelerator } } = subject;
    return {
      left: minus(level(SIGNALS.replicasWanted, Over.TOTAL), readyReplicas(subject)),
      is: 'above',
      limit: 0.5,
      forSeconds: startSeconds(subject).most * (spareAccelerator ? 1 : mostReplicas(plan)),
    };
  },
};

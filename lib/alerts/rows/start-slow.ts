import { level, minus, Over } from '../../signals/expression';
import { SIGNALS } from '../../signals/catalogue';
import { AlertSeverity, type Alert } from '../alert';
import { readyReplicas } from '../ready-replicas';
import { startSeconds } from '../start-seconds';

/** Times the usual figure; our judgement. */
const MARGIN = 1.5;

/** A replica is there, and does not become ready as fast as it usually does. */
export const startSlow: Alert = {
  code: 'START_SLOW',
  severity: AlertSeverity.INFO,
  title: 'a replica takes longer to start than the plan says',
  runbook: {
    meaning: 'It may still come: clocks allow more than the usual time. But the next peak will wait as long.',
    look: ['The step that takes long: image, weights, load or warm-up, each with its own lines in the log.', 'The time line of the plan (`llm-serving plan`).'],
    mend: ['Copy the weights to a bucket in the region, or keep them on the node (`storage`).', 'Give the real throughput (`storage.throughputMBps`), so that clocks and scalers reckon with it.'],
    figure: 'One and a half times the usual figure of the plan for a whole start. Where that is as long as every clock allows, REPLICAS_MISSING tells of it.',
  },
  trigger: (subject) => {
    const { usual, most } = startSeconds(subject);
    const forSeconds = Math.ceil(usual * MARGIN);
    if (forSeconds >= most) return 'a usual start takes nearly as long as every clock allows: REPLICAS_MISSING tells of it';
    return { left: minus(level(SIGNALS.replicasThere, Over.TOTAL), readyReplicas(subject)), is: 'above', limit: 0.5, forSeconds };
  },
};

import { SIGNALS } from '../signals/catalogue';
import { level, Over, type Level } from '../signals/expression';
import type { AlertSubject } from './alert';
import { firstKnown } from './first-known';

/** Replicas that answer: a load balancer knows better than whoever started them. */
export function readyReplicas(subject: AlertSubject): Level {
  return level(firstKnown(subject, [SIGNALS.healthyTargets, SIGNALS.replicasReady]), Over.TOTAL);
}

import type { PodDisruptionBudget } from 'kubernetes-types/policy/v1';
import type { DecidedService } from '../decided-service';
import { metadataOf, selectorLabels } from './names';

/** One replica at a time may be moved, so that a node can always be drained; a replica that never became ready blocks nobody. */
export function renderDisruptionBudget(decided: DecidedService): PodDisruptionBudget & { apiVersion: 'policy/v1'; kind: 'PodDisruptionBudget' } {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: metadataOf(decided),
    spec: { maxUnavailable: 1, selector: { matchLabels: selectorLabels(decided) }, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
  };
}

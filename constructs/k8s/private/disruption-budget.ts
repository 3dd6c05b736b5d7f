import type { PodDisruptionBudget } from 'kubernetes-types/policy/v1';
import type { DecidedService } from '../decided-service';
import { metadataOf, selectorLabels } from './names';

/**
 * One replica at a time may be moved, so that a node can always be drained; a replica that never became ready blocks nobody.
 * Of a group, the first pod that is moved takes the others along: until the whole group is back they may be moved as well,
 * and no pod of another group. A budget of as many pods as a group has would let one pod of each group go at once.
 */
export function renderDisruptionBudget(decided: DecidedService): PodDisruptionBudget & { apiVersion: 'policy/v1'; kind: 'PodDisruptionBudget' } {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: metadataOf(decided),
    spec: { maxUnavailable: 1, selector: { matchLabels: selectorLabels(decided) }, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
  };
}

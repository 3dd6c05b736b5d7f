import type { Deployment } from 'kubernetes-types/apps/v1';
import { annotationsOf, metadataOf, selectorLabels, workloadLabels } from './names';
import { renderPod, type PodInput } from './pod';
import { renderReplicas, renderRollout } from './rollout';

/** Group, version and kind. */
export const DEPLOYMENT = { apiVersion: 'apps/v1', kind: 'Deployment' } as const;

/** All replicas of a service. Plain data in, plain manifest out. */
export function renderDeployment(input: PodInput): Deployment & typeof DEPLOYMENT {
  const { decided, weights } = input;
  return {
    ...DEPLOYMENT,
    metadata: { ...metadataOf(decided), labels: workloadLabels(decided), annotations: annotationsOf(decided) },
    spec: {
      ...renderReplicas(decided),
      selector: { matchLabels: selectorLabels(decided) },
      ...renderRollout(decided, weights.exclusive),
      template: renderPod(input),
    },
  };
}

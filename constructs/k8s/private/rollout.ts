import type { DeploymentSpec, DeploymentStrategy } from 'kubernetes-types/apps/v1';
import { LlmServingError } from '../../../lib/error';
import { budgetSeconds, STEPS } from '../../../lib/plan/time-line';
import { mostReplicas } from '../../../lib/scaling/most-replicas';
import type { DecidedService } from '../decided-service';

/** Probes that must hold in a row before a new replica counts. */
const STEADY_PROBES = 2;

/** One owner of the number: a scaler, or the manifest. */
export function renderReplicas({ plan: { replicas, scaling } }: DecidedService): { readonly replicas?: number } {
  return scaling === undefined ? { replicas } : {};
}

/** How one revision follows another, and how long that may take. */
export function renderRollout(decided: DecidedService, exclusiveVolume: boolean): Pick<DeploymentSpec, 'strategy' | 'minReadySeconds' | 'progressDeadlineSeconds'> {
  const minReadySeconds = STEADY_PROBES * (decided.replica.engine.readiness?.periodSeconds ?? 0);
  return {
    strategy: renderStrategy(decided, exclusiveVolume),
    minReadySeconds,
    // a new replica may wait until an old one has drained and let go of its accelerator
    progressDeadlineSeconds: decided.plan.drain.totalSeconds + startSeconds(decided) + minReadySeconds,
  };
}

/** A volume of one node, or a single accelerator, cannot be held by two revisions at once. */
function renderStrategy({ spareAccelerator, plan }: DecidedService, exclusiveVolume: boolean): DeploymentStrategy {
  if (exclusiveVolume || (mostReplicas(plan) <= 1 && !spareAccelerator)) return { type: 'Recreate' };
  const rollingUpdate = spareAccelerator ? { maxSurge: 1, maxUnavailable: 0 } : { maxSurge: 0, maxUnavailable: 1 };
  return { type: 'RollingUpdate', rollingUpdate };
}

/** The whole line: from a node that does not exist yet to the first token. */
function startSeconds({ platform, service, plan }: DecidedService): number {
  const line = plan.startTimeLines[platform];
  if (!line) throw new LlmServingError('UnsupportedByTarget', `the plan of '${service}' has no start time line for ${platform}, add ${platform} to 'platforms' and plan again`);
  return budgetSeconds(line, STEPS);
}

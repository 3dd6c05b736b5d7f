import type { PodTemplateSpec } from 'kubernetes-types/core/v1';
import type { GroupSpec } from '../../../lib/container/container-spec';
import { annotationsOf, metadataOf, workloadLabels, type Metadata } from './names';
import { renderPod, renderWorkerPod, type PodInput } from './pod';
import { renderReplicas } from './rollout';

/** Group, version and kind; its scale is counted in groups. */
export const LEADER_WORKER_SET = { apiVersion: 'leaderworkerset.x-k8s.io/v1', kind: 'LeaderWorkerSet' } as const;

/** The part of `leaderworkerset.x-k8s.io/v1` LeaderWorkerSet that is used here (kubernetes-sigs/lws v0.10.0). */
export interface LeaderWorkerSetManifest {
  readonly apiVersion: typeof LEADER_WORKER_SET.apiVersion;
  readonly kind: typeof LEADER_WORKER_SET.kind;
  readonly metadata: Metadata;
  readonly spec: {
    /** @default - a scaler owns it */
    readonly replicas?: number;
    readonly startupPolicy: 'LeaderCreated';
    readonly rolloutStrategy: { readonly type: 'RollingUpdate'; readonly rollingUpdateConfiguration: { readonly maxSurge: number; readonly maxUnavailable: number } };
    readonly networkConfig: { readonly subdomainPolicy: 'UniquePerReplica' };
    readonly leaderWorkerTemplate: {
      readonly size: number;
      readonly restartPolicy: 'RecreateGroupOnPodRestart';
      readonly leaderTemplate: PodTemplateSpec;
      readonly workerTemplate: PodTemplateSpec;
    };
  };
}

/** All replicas of a service, each of them a group of pods. */
export function renderLeaderWorkerSet(input: PodInput, group: GroupSpec): LeaderWorkerSetManifest {
  const { decided } = input;
  return {
    ...LEADER_WORKER_SET,
    metadata: { ...metadataOf(decided), labels: workloadLabels(decided), annotations: annotationsOf(decided) },
    spec: {
      ...renderReplicas(decided),
      // members meet before the leader is ready: one that waits for that would wait for itself
      startupPolicy: 'LeaderCreated',
      // counted in groups
      rolloutStrategy: { type: 'RollingUpdate', rollingUpdateConfiguration: decided.spareAccelerator ? { maxSurge: 1, maxUnavailable: 0 } : { maxSurge: 0, maxUnavailable: 1 } },
      // one headless Service for each group; a shared one would have the name of the Service that callers use
      networkConfig: { subdomainPolicy: 'UniquePerReplica' },
      leaderWorkerTemplate: {
        size: group.size,
        // no watchdog of an engine crosses machines: what is left of a broken group serves nobody
        restartPolicy: 'RecreateGroupOnPodRestart',
        leaderTemplate: renderPod(input),
        workerTemplate: renderWorkerPod(input, group),
      },
    },
  };
}

import type { PodTemplateSpec } from 'kubernetes-types/core/v1';
import type { ServingClusterSpec } from '../../../lib/container/container-spec';
import type { DecidedService } from '../decided-service';
import { annotationsOf, metadataOf, workloadLabels, type Metadata, type Pairs } from './names';
import { renderHeadPod, renderPod, type PodInput } from './pod';

/** Name of the group of members with devices. */
const DEVICES = 'devices';

/** The part of `ray.io/v1` RayService that is used here (ray-project/kuberay v1.7.0). */
export interface RayServiceManifest {
  readonly apiVersion: 'ray.io/v1';
  readonly kind: 'RayService';
  readonly metadata: Metadata;
  readonly spec: {
    readonly serveConfigV2: string;
    readonly upgradeStrategy: { readonly type: 'NewCluster' | 'None' };
    readonly excludeHeadPodFromServeSvc: true;
    readonly rayClusterConfig: {
      readonly rayVersion: string;
      readonly authOptions: { readonly mode: 'token' };
      readonly headGroupSpec: { readonly rayStartParams: Pairs; readonly template: PodTemplateSpec };
      readonly workerGroupSpecs: {
        readonly groupName: string;
        readonly replicas: number;
        readonly minReplicas: number;
        readonly maxReplicas: number;
        readonly numOfHosts: number;
        readonly rayStartParams: Pairs;
        readonly template: PodTemplateSpec;
      }[];
    };
  };
}

/** All replicas of a service in one cluster of Ray, and what it serves. */
export function renderRayService(input: PodInput, cluster: ServingClusterSpec): RayServiceManifest {
  const { decided } = input;
  const { replicas } = decided.plan;
  return {
    apiVersion: 'ray.io/v1',
    kind: 'RayService',
    metadata: { ...metadataOf(decided), labels: workloadLabels(decided), annotations: annotationsOf(decided) },
    spec: {
      serveConfigV2: cluster.config,
      upgradeStrategy: { type: upgradeOf(decided) },
      excludeHeadPodFromServeSvc: true,
      rayClusterConfig: {
        rayVersion: cluster.version,
        // whoever reaches a port of it runs code in it, unless a token is asked for
        authOptions: { mode: 'token' },
        headGroupSpec: { rayStartParams: cluster.headParameters, template: renderHeadPod(input, cluster) },
        workerGroupSpecs: [{
          groupName: DEVICES, replicas, minReplicas: replicas, maxReplicas: replicas, numOfHosts: cluster.nodes, rayStartParams: cluster.workerParameters, template: renderPod(input),
        }],
      },
    },
  };
}

/** A second cluster beside the first takes as many devices again: one spare replica is enough for one only. */
function upgradeOf({ spareAccelerator, plan }: DecidedService): 'NewCluster' | 'None' {
  return spareAccelerator && plan.replicas === 1 ? 'NewCluster' : 'None';
}

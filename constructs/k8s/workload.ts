import { ApiObject, type ApiObjectProps } from 'cdk8s';
import { Construct } from 'constructs';
import { VolumeKind } from '../../lib/container/container-spec';
import { objectName } from '../../lib/container/object-name';
import type { ScaleTarget } from './autoscaler';
import type { DecidedService } from './decided-service';
import type { ModelVolumeConfig } from './model-volume';
import { renderDeployment } from './private/deployment';
import { renderLeaderWorkerSet } from './private/leader-worker-set';
import { configMapName, labelsOf, metadataOf } from './private/names';
import { newConfigMap, newServiceAccount } from './private/plus';
import type { PodInput } from './private/pod';
import { renderRayService } from './private/ray-service';

/** The replicas of a service, ours or ones that somebody else made. */
export interface IWorkload {
  /** Name of the Deployment; of the LeaderWorkerSet where a replica spans several machines, of the RayService where Ray keeps them. */
  readonly workloadName: string;

  /** Name of the service account its pods run as. */
  readonly serviceAccountName: string;
}

/** What a workload is made of. */
export interface WorkloadProps {
  /** What was decided. */
  readonly decided: DecidedService;

  /** What stands behind the weights. */
  readonly weights: ModelVolumeConfig;
}

/** The replicas of a service, their files and their identity. */
export class Workload extends Construct implements IWorkload {
  public readonly workloadName: string;
  public readonly serviceAccountName: string;

  /** What a scaler moves. */
  public readonly scaleTarget: ScaleTarget;

  public constructor(scope: Construct, id: string, { decided, weights }: WorkloadProps) {
    super(scope, id);

    this.workloadName = objectName(decided);
    this.serviceAccountName = this.accountFor(decided);
    this.addFiles(decided);
    const input = { decided, weights, serviceAccount: this.serviceAccountName };
    const manifest = renderWorkload(input);
    new ApiObject(this, 'Resource', manifest);
    this.scaleTarget = { apiVersion: manifest.apiVersion, kind: manifest.kind, name: this.workloadName };
  }

  private accountFor(decided: DecidedService): string {
    const existing = decided.kubernetes.serviceAccount;
    if (existing !== undefined) return existing;
    const metadata = metadataOf(decided);
    newServiceAccount(this, 'ServiceAccount', metadata);
    return metadata.name;
  }

  private addFiles(decided: DecidedService): void {
    for (const { name, kind, files = {} } of decided.replica.volumes) {
      if (kind !== VolumeKind.FILES) continue;
      const metadata = { ...metadataOf(decided), name: configMapName(decided, name, files), labels: labelsOf(decided) };
      newConfigMap(this, `Files-${name}`, { metadata, data: files });
    }
  }
}

/** What keeps the pods: by how a replica stands. */
function renderWorkload(input: PodInput): ApiObjectProps {
  const { group, cluster } = input.decided.replica;
  if (cluster) return renderRayService(input, cluster);
  return group ? renderLeaderWorkerSet(input, group) : renderDeployment(input);
}

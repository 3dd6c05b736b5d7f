import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { DecidedService } from './decided-service';
import type { ModelVolumeConfig } from './model-volume';
import { renderWeightsPolicy } from './private/network-policies';
import { renderWeightsJob } from './private/weights-job';

/** What a job that fetches is made of. */
export interface WeightsJobProps {
  /** What was decided. */
  readonly decided: DecidedService;

  /** What stands behind the weights. */
  readonly weights: ModelVolumeConfig;

  /** Identity of its pod. */
  readonly serviceAccountName: string;
}

/** The one job that fetches and verifies weights which every replica reads; nothing where each fetches for itself. */
export class WeightsJob extends Construct {
  public constructor(scope: Construct, id: string, { decided, weights, serviceAccountName }: WeightsJobProps) {
    super(scope, id);

    const { fetch, wait } = decided.replica;
    if (!fetch || !wait) return;
    new ApiObject(this, 'Resource', renderWeightsJob({ decided, weights, serviceAccount: serviceAccountName, fetch }));
    new ApiObject(this, 'Policy', renderWeightsPolicy(decided));
  }
}

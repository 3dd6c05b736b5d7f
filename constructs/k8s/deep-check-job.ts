import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { DecidedService } from './decided-service';
import type { ModelVolumeConfig } from './model-volume';
import { renderDeepCheckJob } from './private/deep-check-job';
import { renderCheckPolicy } from './private/network-policies';

/** What a check is made of. */
export interface DeepCheckJobProps {
  /** What was decided. */
  readonly decided: DecidedService;

  /** What stands behind the weights. */
  readonly weights: ModelVolumeConfig;

  /** Identity of its pod. */
  readonly serviceAccountName: string;
}

/** Asks the service for a token from outside now and then; nothing where nobody is to ask. */
export class DeepCheckJob extends Construct {
  public constructor(scope: Construct, id: string, { decided, weights, serviceAccountName }: DeepCheckJobProps) {
    super(scope, id);

    const { deepCheck } = decided;
    if (!deepCheck) return;
    new ApiObject(this, 'Resource', renderDeepCheckJob({ decided, check: deepCheck, weights, serviceAccount: serviceAccountName }));
    new ApiObject(this, 'Policy', renderCheckPolicy(decided));
  }
}

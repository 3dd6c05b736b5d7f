import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { PodScaler } from '../../lib/deployment/enums';
import { podScalerOf } from '../../lib/scaling/pod-scaler';
import type { DecidedService } from './decided-service';
import { renderPodAutoscaler, renderRecordingRules } from './private/pod-autoscaler';
import { renderScaledObject } from './private/scaled-object';

/** The object whose replicas a scaler moves. */
export interface ScaleTarget {
  /** Group and version of its kind, such as `apps/v1`. */
  readonly apiVersion: string;

  /** Its kind. */
  readonly kind: string;

  /** Its name. */
  readonly name: string;
}

/** What moves, and by what. */
export interface AutoscalerProps {
  /** What was decided. */
  readonly decided: DecidedService;

  /** The object whose replicas are moved; it has no number of its own. */
  readonly target: ScaleTarget;
}

/** Lets the number of replicas follow the load; makes nothing where it is fixed. */
export class Autoscaler extends Construct {
  public constructor(scope: Construct, id: string, { decided, target }: AutoscalerProps) {
    super(scope, id);

    const { plan: { scaling }, kubernetes } = decided;
    if (!scaling) return;
    if (podScalerOf(kubernetes) === PodScaler.KEDA) {
      new ApiObject(this, 'Resource', renderScaledObject(decided, scaling, target));
      return;
    }
    new ApiObject(this, 'Records', renderRecordingRules(decided, scaling, kubernetes.monitoring?.labels ?? {}));
    new ApiObject(this, 'Resource', renderPodAutoscaler(decided, scaling, target));
  }
}

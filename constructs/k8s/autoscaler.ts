import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { DecidedService } from './decided-service';
import { renderPodAutoscaler, renderRecordingRules } from './private/pod-autoscaler';
import { renderScaledObject } from './private/scaled-object';

/** Who moves the number of replicas when nothing is said. */
const DEFAULTS = { autoscaler: 'keda' } as const;

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

    const { plan: { scaling }, kubernetes: { autoscaler = DEFAULTS.autoscaler, monitoring } } = decided;
    if (!scaling) return;
    if (autoscaler === DEFAULTS.autoscaler) {
      new ApiObject(this, 'Resource', renderScaledObject(decided, scaling, target));
      return;
    }
    new ApiObject(this, 'Records', renderRecordingRules(decided, scaling, monitoring?.labels ?? {}));
    new ApiObject(this, 'Resource', renderPodAutoscaler(decided, scaling, target));
  }
}

import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { DecidedInferenceService } from '../../constructs/k8s/decided-inference-service';
import type { DecidedService } from '../../constructs/k8s/decided-service';
import { fromDecision } from '../../constructs/k8s/from-decision';
import { kubernetesNotes, type KubernetesNote } from '../../constructs/k8s/notes';
import type { DeploymentDecision } from '../../lib/decide';
import type { Platform } from '../../lib/deployment/enums';
import type { PatchProps } from '../../lib/deployment/props';
import { applyPatches, type Manifest } from './patches';

/** A decision, and where its chart goes. */
export interface ChartDecision {
  readonly decision: DeploymentDecision;
  readonly platform: Platform;
}

/** What a chart holds. */
export interface ServingChartProps {
  /** The platform it is told to. */
  readonly platform: Platform;

  /** Every service of the deployment. */
  readonly services: DecidedService[];

  /**
   * Changes to rendered objects.
   *
   * @default []
   */
  readonly patches?: PatchProps[];
}

/** Everything of one deployment on Kubernetes. */
export class ServingChart extends Chart {
  /** The chart of what was decided. */
  public static fromDecision(scope: Construct, id: string, { decision: { deployment, services }, platform }: ChartDecision): ServingChart {
    return new ServingChart(scope, id, { platform, services: services.map((service) => fromDecision(service, platform)), patches: deployment?.patches });
  }

  /** The platform it is told to. */
  public readonly platform: Platform;

  private readonly services: DecidedService[];
  private readonly patches: PatchProps[];

  public constructor(scope: Construct, id: string, { platform, services, patches = [] }: ServingChartProps) {
    super(scope, id);

    this.platform = platform;
    this.services = services;
    this.patches = patches;
    services.forEach((decided) => new DecidedInferenceService(this, decided.service, decided));
  }

  /** What a reviewer should know, by service. */
  public get notes(): { [service: string]: KubernetesNote[] } {
    return Object.fromEntries(this.services.map((decided) => [decided.service, kubernetesNotes(decided)]));
  }

  /** All objects, patched. */
  public toJson(): Manifest[] {
    return applyPatches(super.toJson(), this.patches);
  }
}

import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { DecidedInferenceService } from '../../constructs/k8s/decided-inference-service';
import type { DecidedService } from '../../constructs/k8s/decided-service';
import { fromDecision } from '../../constructs/k8s/from-decision';
import { kubernetesNotes, type KubernetesNote } from '../../constructs/k8s/notes';
import type { DeploymentDecision } from '../../lib/decide';
import type { PatchProps } from '../../lib/deployment/props';
import { applyPatches, type Manifest } from './patches';

/** What a chart holds. */
export interface ServingChartProps {
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
  public static fromDecision(scope: Construct, id: string, { deployment, services }: DeploymentDecision): ServingChart {
    return new ServingChart(scope, id, { services: services.map(fromDecision), patches: deployment?.patches });
  }

  private readonly services: DecidedService[];
  private readonly patches: PatchProps[];

  public constructor(scope: Construct, id: string, { services, patches = [] }: ServingChartProps) {
    super(scope, id);

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

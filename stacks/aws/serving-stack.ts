import { Stack, Tag, type CfnElement } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { DeploymentDecision } from '../../lib/decide';
import type { Platform } from '../../lib/deployment/enums';
import type { PatchProps } from '../../lib/deployment/props';
import { LlmServingError } from '../../lib/error';
import { platformFacts } from '../../lib/platform/platforms';
import { applyPatch } from './patches';
import { TENANCIES } from './tenancies';
import type { RenderedTemplate, Tenants } from './tenancy';

/** What a stack holds. */
export interface ServingStackProps {
  /** What was decided for the deployment. */
  readonly decision: DeploymentDecision;

  /** The platform it is told to. */
  readonly platform: Platform;
}

/** Everything of one deployment on one platform of AWS. */
export class ServingStack extends Stack {
  /** What stands in it. */
  public readonly tenants: Tenants;

  /** The platform it is told to. */
  public readonly platform: Platform;

  private readonly allocated = new WeakMap<CfnElement, string>();

  public constructor(scope: Construct, id: string, { decision, platform }: ServingStackProps) {
    const { deployment } = decision;
    if (!deployment?.aws) throw new LlmServingError('InvalidInput', 'a stack needs a deployment with a region', [], 'aws.region');
    const { region, account, tags } = deployment.aws;
    const stackName = `${id}${platformFacts(platform).stackEnding}`;
    super(scope, stackName, {
      env: { region, account },
      stackName,
      description: `LLM serving: ${deployment.name}`,
      analyticsReporting: false,
    });

    this.platform = platform;
    this.tenants = TENANCIES[platform](this, decision);
    // set now, not at synth: a patch sees the tags of its resource
    this.node.findAll().forEach((node) => Object.entries(tags ?? {}).forEach(([name, value]) => new Tag(name, value).visit(node)));
    deployment.patches.forEach((patch) => this.patch(patch));
  }

  /** Its resources as they stand now, by logical id; synth adds their order. */
  public get resources(): RenderedTemplate['Resources'] {
    return this.resolve(this._toCloudFormation()).Resources;
  }

  /** Changes the resource that a patch names. */
  public patch(patch: PatchProps): void {
    applyPatch(this, patch);
  }

  /** A path never changes, and every reference asks for the id that is hashed from it. */
  protected override allocateLogicalId(element: CfnElement): string {
    const id = this.allocated.get(element) ?? super.allocateLogicalId(element);
    this.allocated.set(element, id);
    return id;
  }
}

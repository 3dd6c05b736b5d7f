import { CfnOutput, Stack, Tag, type CfnElement } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { DecidedInferenceService } from '../../constructs/aws/decided-inference-service';
import type { DeploymentDecision } from '../../lib/decide';
import type { PatchProps } from '../../lib/deployment/props';
import { LlmServingError } from '../../lib/error';
import { applyPatch } from './patches';

/** What a stack holds. */
export interface ServingStackProps {
  /** What was decided for the deployment. */
  readonly decision: DeploymentDecision;
}

/** Everything of one deployment on EC2. */
export class ServingStack extends Stack {
  /** Its services, by name. */
  public readonly services: ReadonlyMap<string, DecidedInferenceService>;

  private readonly allocated = new WeakMap<CfnElement, string>();

  public constructor(scope: Construct, id: string, { decision }: ServingStackProps) {
    const { deployment } = decision;
    if (!deployment?.aws) throw new LlmServingError('InvalidInput', 'a stack needs a deployment with a region', [], 'aws.region');
    const { region, account, tags } = deployment.aws;
    super(scope, id, {
      env: { region, account },
      stackName: id,
      description: `LLM serving: ${deployment.name}`,
      analyticsReporting: false,
    });

    this.services = new Map(decision.services.map((input) => [input.service.name, new DecidedInferenceService(this, pascal(input.service.name), { input })]));
    this.services.forEach((service, name) => this.report(service, pascal(name)));
    // set now, not at synth: a patch sees the tags of its resource
    this.node.findAll().forEach((node) => Object.entries(tags ?? {}).forEach(([name, value]) => new Tag(name, value).visit(node)));
    deployment.patches.forEach((patch) => this.patch(patch));
  }

  /** Its resources as they stand now, by logical id; synth adds their order. */
  public get resources(): { [logicalId: string]: { readonly Type: string; readonly Properties: any } } {
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

  private report(service: DecidedInferenceService, prefix: string): void {
    const { groupName, logGroupName, endpointUrl } = service;
    if (endpointUrl !== undefined) new CfnOutput(this, `${prefix}Endpoint`, { value: endpointUrl, description: 'Base address of the API' });
    new CfnOutput(this, `${prefix}Group`, { value: groupName, description: 'Auto Scaling group of the boxes' });
    new CfnOutput(this, `${prefix}Logs`, { value: logGroupName, description: 'Log group of engine and guard' });
    new CfnOutput(this, `${prefix}Session`, {
      value: `aws ssm start-session --region ${this.region} --target "$(aws autoscaling describe-auto-scaling-groups --region ${this.region} `
        + `--auto-scaling-group-names ${groupName} --query 'AutoScalingGroups[0].Instances[0].InstanceId' --output text)"`,
      description: 'Opens a session on the first box',
    });
  }
}

/** A name as logical ids spell it. */
function pascal(name: string): string {
  return name.split('-').map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
}

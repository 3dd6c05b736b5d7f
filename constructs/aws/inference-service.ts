import { CfnOutput } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Catalogues } from '../../lib/catalogues';
import type { DeploymentProps } from '../../lib/deployment/props';
import { decideProps } from '../../lib/decide-props';
import { DecidedInferenceService } from './decided-inference-service';
import { PATCHES, replacementsOf } from './private/own-tree';

/** What is served, which part of it stands here, and what stands already. */
export interface InferenceServiceProps {
  /** The whole description: the same fields as a deployment file, with the same meaning. */
  readonly deployment: DeploymentProps;

  /**
   * The environment that is merged in.
   *
   * @default - none
   */
  readonly environment?: string;

  /**
   * Name of the service that stands here.
   *
   * @default - the only one; a deployment of several must say which
   */
  readonly service?: string;

  /**
   * What is known of engines, models and instance types.
   *
   * @default - what comes with the library
   */
  readonly catalogues?: Catalogues;

  /**
   * The plan that was locked: the content of the lock file, parsed.
   *
   * @default - the plan is made anew at each synth
   */
  readonly lockedPlan?: { [key: string]: any };

  /**
   * The network: its private subnets hold the machines, its public ones a public load balancer.
   *
   * @default - the deployment's import, or one is made in zones that offer the instance type
   */
  readonly vpc?: ec2.IVpc;

  /**
   * The secret with the API key, in place of the one that the deployment names.
   *
   * @default - the secret that the deployment names
   */
  readonly apiKeySecret?: secretsmanager.ISecret;

  /**
   * Where engine and guard write their lines.
   *
   * @default - the deployment's import, or one is made
   */
  readonly logGroup?: logs.ILogGroup;

  /**
   * The key of volumes, logs and notices. Its policy must let Auto Scaling and CloudWatch Logs use it.
   *
   * @default - the deployment's import; else one is made, except under `dev`
   */
  readonly key?: kms.IKey;

  /**
   * The topic that hears about machines.
   *
   * @default - the deployment's import, or one is made
   */
  readonly topic?: sns.ITopic;
}

/** One model behind one address on EC2, decided from its description. Refuses with every finding at once. */
export class InferenceService extends Construct {
  /** Name of the Auto Scaling group. */
  public readonly groupName: string;

  /** Log group of engine and guard. */
  public readonly logGroupName: string;

  /** Base address of the API; nothing when no load balancer stands in front. */
  public readonly endpointUrl: string | undefined;

  public constructor(scope: Construct, id: string, props: InferenceServiceProps) {
    super(scope, id);

    const decided = new DecidedInferenceService(this, 'Default', { input: decideProps(props, PATCHES), replaced: replacementsOf(props) });
    this.node.defaultChild = decided.node.defaultChild;
    this.groupName = decided.groupName;
    this.logGroupName = decided.logGroupName;
    this.endpointUrl = decided.endpointUrl;
    if (this.endpointUrl !== undefined) new CfnOutput(this, 'Endpoint', { value: this.endpointUrl, description: 'Base address of the API' });
  }
}

import { Aws } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from '../private/acknowledge';
import { arnOf } from '../private/arn';
import { imageStatements, keyStatements, logStatement, SHARED_WILDCARDS } from '../private/common-statements';
import { policyDocument, trustOf, type Statement } from '../private/policy';
import { askVersions, readWeights, WEIGHTS_WILDCARDS } from '../private/weights-statements';

/** What a task needs of AWS before and while it runs. */
export interface TaskRolesProps {
  /** ARNs of the parameters that hold its files. */
  readonly partArns: string[];

  /** ARN of the log group that containers write to. */
  readonly logGroupArn: string;

  /** Images of its containers. */
  readonly images: string[];

  /** Where the weights come from: `hf`, `s3://…/` or a path. */
  readonly weightsSource: string;

  /** Whether versions of the weights are compared with a list before the engine starts. */
  readonly versionsChecked: boolean;

  /**
   * What containers may do besides: with the storage that all of them share, with a store of metrics.
   *
   * @default []
   */
  readonly ownStatements?: Statement[];

  /**
   * ARN of the secret with the API key, as IAM spells it.
   *
   * @default - no key is read
   */
  readonly apiKeySecretArn?: string;

  /**
   * ARN of the permissions boundary.
   *
   * @default - none
   */
  readonly permissionsBoundary?: string;

  /**
   * What the names of the roles start with.
   *
   * @default - CloudFormation chooses them
   */
  readonly name?: string;
}

/** Two identities: ECS starts a task with one, which no container ever has; containers have the other, which reads weights, and brings lines and metrics to the log group. */
export class TaskRoles extends Construct {
  /** ARN of the role that ECS starts tasks with. */
  public readonly executionRoleArn: string;

  /** ARN of the role that containers have. */
  public readonly taskRoleArn: string;

  public constructor(scope: Construct, id: string, props: TaskRolesProps) {
    super(scope, id);

    this.executionRoleArn = this.role('Execution', props, [
      { Sid: 'Files', Effect: 'Allow', Action: 'ssm:GetParameters', Resource: props.partArns },
      logStatement(props.logGroupArn),
      ...keyStatements(props.apiKeySecretArn),
      ...imageStatements(props.images),
    ]);
    this.taskRoleArn = this.role('Task', props, [
      ...readWeights(props.weightsSource),
      ...(props.versionsChecked ? askVersions(props.weightsSource) : []),
      // records, and metrics embedded in lines
      logStatement(props.logGroupArn),
      ...(props.ownStatements ?? []),
    ]);
  }

  private role(id: string, { permissionsBoundary, name }: TaskRolesProps, statements: Statement[]): string {
    const role = new iam.CfnRole(this, id, {
      description: id === 'Task' ? 'Containers that serve one LLM service' : 'Starts tasks that serve one LLM service',
      assumeRolePolicyDocument: trustOf('ecs-tasks.amazonaws.com', OWN_TASKS),
      permissionsBoundary,
      roleName: name && `${name}-${id.toLowerCase()}`,
      ...(statements.length > 0 && { policies: [{ policyName: 'serve', policyDocument: policyDocument(statements) }] }),
    });
    acknowledgeWildcards(role, statements, { ...SHARED_WILDCARDS, ...WEIGHTS_WILDCARDS });
    return role.attrArn;
  }
}

/** ECS may act for tasks of this account only, whoever asks it to. */
const OWN_TASKS = { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID }, ArnLike: { 'aws:SourceArn': arnOf('ecs', '*') } };

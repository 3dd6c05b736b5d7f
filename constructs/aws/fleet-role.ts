import { Aws } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from './private/acknowledge';
import { groupArnOf } from './private/arn';
import { imageStatements, keyStatements, logStatement, metricsStatement, sessionStatements, SHARED_WILDCARDS } from './private/common-statements';
import { policyDocument, trustOf, type Statement } from './private/policy';
import { askVersions, decryptThrough, readWeights, WEIGHTS_WILDCARDS } from './private/weights-statements';

/** What boxes may do. */
export interface FleetRoleProps {
  /** ARNs of the parameters that hold the files of a box. */
  readonly partArns: string[];

  /** ARN of the log group that containers write to. */
  readonly logGroupArn: string;

  /** Images that boxes pull. */
  readonly images: string[];

  /** Where the weights come from: `hf`, `s3://…/` or a path. */
  readonly weightsSource: string;

  /**
   * Whether the engine streams the weights: the box itself then reads none.
   *
   * @default false
   */
  readonly weightsStreamed?: boolean;

  /**
   * Whether versions of the weights are compared with a list before the engine starts.
   *
   * @default false
   */
  readonly versionsChecked?: boolean;

  /**
   * ARN of the secret with the API key.
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
   * Name of the role and its profile.
   *
   * @default - CloudFormation chooses them
   */
  readonly name?: string;
}

/** Why a statement holds a wildcard. */
const WILDCARDS = {
  ...SHARED_WILDCARDS,
  ...WEIGHTS_WILDCARDS,
  Lifecycle: 'the group of this very stack, whose name ends in characters that are not known before it is made',
};

/** The identity of the boxes of one service: every statement is written out, and none comes from a managed policy. */
export class FleetRole extends Construct {
  /** ARN of the instance profile. */
  public readonly profileArn: string;

  /** ARN of the role. */
  public readonly roleArn: string;

  /** Name of the role. */
  public readonly roleName: string;

  private readonly role: iam.CfnRole;
  private readonly statements: Statement[];

  public constructor(scope: Construct, id: string, props: FleetRoleProps) {
    super(scope, id);

    this.statements = [
      ...sessionStatements(),
      { Sid: 'Files', Effect: 'Allow', Action: 'ssm:GetParameter', Resource: props.partArns },
      logStatement(props.logGroupArn),
      metricsStatement(),
      ...weightsStatements(props),
      ...keyStatements(props.apiKeySecretArn),
      ...imageStatements(props.images),
    ];
    const role = new iam.CfnRole(this, 'Resource', {
      description: 'Boxes that serve one LLM service',
      assumeRolePolicyDocument: trustOf('ec2.amazonaws.com'),
      permissionsBoundary: props.permissionsBoundary,
      roleName: props.name,
      policies: [{ policyName: 'serve', policyDocument: policyDocument(this.statements) }],
    });
    acknowledgeWildcards(role, this.statements, WILDCARDS);
    this.role = role;
    this.roleArn = role.attrArn;
    this.roleName = role.ref;
    this.profileArn = new iam.CfnInstanceProfile(this, 'Profile', { roles: [role.ref], instanceProfileName: props.name }).attrArn;
  }

  /** Lets boxes read what they share. */
  public allowShared(statements: Statement[]): void {
    this.statements.push(...statements);
  }

  /** Lets boxes tell their own group and stack how they are; the name of a group is its logical id and a random end. */
  public allowLifecycleOf(groupLogicalIds: string[]): void {
    const groups = groupLogicalIds.map(groupArnOf);
    const group = groups.length === 1 ? groups[0] : groups;
    const own: Statement[] = [
      { Sid: 'Lifecycle', Effect: 'Allow', Action: ['autoscaling:CompleteLifecycleAction', 'autoscaling:RecordLifecycleActionHeartbeat', 'autoscaling:SetInstanceHealth'], Resource: group },
      { Sid: 'Stack', Effect: 'Allow', Action: ['cloudformation:DescribeStackResource', 'cloudformation:SignalResource'], Resource: Aws.STACK_ID },
    ];
    this.statements.push(...own);
    acknowledgeWildcards(this.role, own, WILDCARDS);
  }
}

/** What the host's own tools read; an engine that streams has an identity of its own. */
function weightsStatements({ weightsSource, weightsStreamed = false, versionsChecked = false }: FleetRoleProps): Statement[] {
  const read = weightsStreamed ? [] : readWeights(weightsSource);
  const ask = versionsChecked ? askVersions(weightsSource) : [];
  // both may meet objects under a key
  return ask.length > 0 && read.length === 0 ? [...ask, decryptThrough('s3', 'WeightsDecrypt')] : [...read, ...ask];
}

import { Aws, Fn } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from './private/acknowledge';
import { arnOf } from './private/arn';
import { policyDocument, trustOf, type Statement } from './private/policy';
import { showWeights, WEIGHTS_WILDCARDS } from './private/weights-statements';

/** Which bucket is shown. */
export interface S3FilesRoleProps {
  /** Where the weights come from. */
  readonly weightsSource: string;

  /**
   * ARN of the permissions boundary.
   *
   * @default - none
   */
  readonly permissionsBoundary?: string;

  /**
   * Name of the role.
   *
   * @default - CloudFormation chooses it
   */
  readonly name?: string;
}

/** S3 Files acts as the service that it stands on (S3 user guide, "Prerequisites for S3 Files", read 2026-11-26). */
const SERVICE = 'elasticfilesystem.amazonaws.com';

/** Why a statement holds a wildcard. */
const WILDCARDS = {
  ...WEIGHTS_WILDCARDS,
  ChangesManage: 'the service chooses the ends of the names of its own rules; the condition holds them to it',
  ChangesRead: 'the service looks for its own rules among those of the account',
};

/** What S3 Files acts as. The guide lets it write and delete too: weights are shown, and nothing of what a reader might write reaches the bucket (UNVERIFIED that it never insists). */
export class S3FilesRole extends Construct {
  public readonly roleArn: string;

  public constructor(scope: Construct, id: string, { weightsSource, permissionsBoundary, name }: S3FilesRoleProps) {
    super(scope, id);

    const statements = [...showWeights(weightsSource), ...changes()];
    const role = new iam.CfnRole(this, 'Resource', {
      description: 'Shows the bucket of the weights of one LLM service as a file system',
      assumeRolePolicyDocument: trustOf(SERVICE, { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID }, ArnLike: { 'aws:SourceArn': arnOf('s3files', 'file-system/*') } }),
      permissionsBoundary,
      roleName: name,
      policies: [{ policyName: 'show', policyDocument: policyDocument(statements) }],
    });
    acknowledgeWildcards(role, statements, WILDCARDS);
    this.roleArn = role.attrArn;
  }
}

/** It hears of new objects through rules of its own. */
function changes(): Statement[] {
  return [
    {
      Sid: 'ChangesManage', Effect: 'Allow', Resource: arnOf('events', 'rule/DO-NOT-DELETE-S3-Files*'), Condition: { StringEquals: { 'events:ManagedBy': SERVICE } },
      Action: ['DeleteRule', 'DisableRule', 'EnableRule', 'PutRule', 'PutTargets', 'RemoveTargets'].map((action) => `events:${action}`),
    },
    { Sid: 'ChangesRead', Effect: 'Allow', Resource: Fn.join('', [arnOf('events', 'rule/'), '*']), Action: ['DescribeRule', 'ListRuleNamesByTarget', 'ListRules', 'ListTargetsByRule'].map((action) => `events:${action}`) },
  ];
}

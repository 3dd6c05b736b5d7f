import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { FleetRole } from './fleet-role';
import { acknowledgeWildcards } from './private/acknowledge';
import { policyDocument } from './private/policy';
import { readWeights, WEIGHTS_WILDCARDS } from './private/weights-statements';

/** Who reads which weights. */
export interface WeightsReaderProps {
  /** Where the weights come from: `s3://…/`. */
  readonly weightsSource: string;

  /** Identity of the boxes, which act as the reader. */
  readonly role: FleetRole;

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

/** What an engine that streams may do: read the weights. It answers callers, so the identity of its box is not for it. */
export class WeightsReader extends Construct {
  /** ARN of the role. */
  public readonly roleArn: string;

  public constructor(scope: Construct, id: string, { weightsSource, role, permissionsBoundary, name }: WeightsReaderProps) {
    super(scope, id);

    const statements = readWeights(weightsSource);
    const reader = new iam.CfnRole(this, 'Resource', {
      description: 'Engines that stream weights',
      assumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: role.roleArn }, Action: 'sts:AssumeRole' }] },
      permissionsBoundary,
      roleName: name,
      policies: [{ policyName: 'read', policyDocument: policyDocument(statements) }],
    });
    acknowledgeWildcards(reader, statements, WEIGHTS_WILDCARDS);
    this.roleArn = reader.attrArn;
    // apart from the role of the boxes: each of the two names the other
    new iam.CfnRolePolicy(this, 'Assume', {
      roleName: role.roleName,
      policyName: 'read-weights',
      policyDocument: policyDocument([{ Sid: 'Reader', Effect: 'Allow', Action: 'sts:AssumeRole', Resource: reader.attrArn }]),
    });
  }
}

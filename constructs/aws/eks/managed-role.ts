import { Aws, Fn } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledge } from '../private/acknowledge';

/** Who acts as a role, and with what. */
export interface ManagedRoleProps {
  /** What it is for, in words. */
  readonly description: string;

  /** The service that acts as it, such as `ec2.amazonaws.com`. */
  readonly service: string;

  /** Names of the managed policies that EKS demands of it. */
  readonly policies: string[];

  /**
   * What the service calls to act as it.
   *
   * @default ['sts:AssumeRole']
   */
  readonly actions?: string[];

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

/** Why these roles hold policies that AWS writes. */
const MANAGED = 'EKS demands this policy by name and keeps it in step with what its control plane and machines call';

/** A role of the cluster itself: what it may do is for AWS to say. Pods never act as it. */
export class ManagedRole extends Construct {
  /** ARN of the role. */
  public readonly roleArn: string;

  public constructor(scope: Construct, id: string, { description, service, policies, actions = ['sts:AssumeRole'], permissionsBoundary, name }: ManagedRoleProps) {
    super(scope, id);

    const role = new iam.CfnRole(this, 'Resource', {
      description,
      assumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: actions }] },
      managedPolicyArns: policies.map((policy) => Fn.join('', ['arn:', Aws.PARTITION, `:iam::aws:policy/${policy}`])),
      permissionsBoundary,
      roleName: name,
    });
    policies.forEach((policy) => acknowledge(role, { [`IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${policy}]`]: MANAGED }));
    this.roleArn = role.attrArn;
  }
}

import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from '../private/acknowledge';
import { policyDocument, trustOf, type Statement } from '../private/policy';

/** Between what requests are shifted. */
export interface ShiftRoleProps {
  /** Both target groups. */
  readonly targetGroupArns: string[];

  /** The rule whose weights are moved. */
  readonly ruleArn: string;

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

/** Why a statement holds a wildcard. */
const WILDCARDS = { BalancerRead: 'questions of the load balancer know no resource' };

/** What Amazon ECS acts as while it shifts requests: AmazonECSInfrastructureRolePolicyForLoadBalancers (v6 of 2026-02-12), held to one rule and its target groups. */
export class ShiftRole extends Construct {
  public readonly roleArn: string;

  public constructor(scope: Construct, id: string, { targetGroupArns, ruleArn, permissionsBoundary, name }: ShiftRoleProps) {
    super(scope, id);

    const statements: Statement[] = [
      { Sid: 'BalancerRead', Effect: 'Allow', Resource: '*', Action: ['Listeners', 'Rules', 'TargetGroups', 'TargetHealth'].map((what) => `elasticloadbalancing:Describe${what}`) },
      { Sid: 'TasksOfBoth', Effect: 'Allow', Resource: targetGroupArns, Action: ['elasticloadbalancing:RegisterTargets', 'elasticloadbalancing:DeregisterTargets'] },
      { Sid: 'Weights', Effect: 'Allow', Resource: ruleArn, Action: 'elasticloadbalancing:ModifyRule' },
    ];
    const role = new iam.CfnRole(this, 'Resource', {
      description: 'Shifts the requests of one LLM service from one revision to the next',
      assumeRolePolicyDocument: trustOf('ecs.amazonaws.com'),
      permissionsBoundary,
      roleName: name,
      policies: [{ policyName: 'shift', policyDocument: policyDocument(statements) }],
    });
    acknowledgeWildcards(role, statements, WILDCARDS);
    this.roleArn = role.attrArn;
  }
}

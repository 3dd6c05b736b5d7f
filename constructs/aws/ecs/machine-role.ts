import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from '../private/acknowledge';
import { groupArnOf } from '../private/arn';
import { metricsStatement, sessionStatements, SHARED_WILDCARDS } from '../private/common-statements';
import { policyDocument, trustOf, type Statement } from '../private/policy';

/** What machines of a cluster may do. */
export interface MachineRoleProps {
  /** ARN of the cluster that they join. */
  readonly clusterArn: string;

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
  AgentOfCluster: 'instances of a cluster get their names when they join; the condition holds them to this one',
  Health: 'the group of this very stack, whose name ends in characters that are not known before it is made',
  AgentEndpoint: 'the question where the agent connects to knows no resource',
};

/** The identity of machines: they join one cluster and report on its tasks. Images, files, keys and weights are not theirs to read. */
export class MachineRole extends Construct {
  /** ARN of the instance profile. */
  public readonly profileArn: string;

  private readonly role: iam.CfnRole;
  private readonly statements: Statement[];

  public constructor(scope: Construct, id: string, { clusterArn, permissionsBoundary, name }: MachineRoleProps) {
    super(scope, id);

    this.statements = [...sessionStatements(), metricsStatement(), ...agentStatements(clusterArn)];
    const role = new iam.CfnRole(this, 'Resource', {
      description: 'Machines that run the tasks of one LLM service',
      assumeRolePolicyDocument: trustOf('ec2.amazonaws.com'),
      permissionsBoundary,
      roleName: name,
      policies: [{ policyName: 'run', policyDocument: policyDocument(this.statements) }],
    });
    acknowledgeWildcards(role, this.statements, WILDCARDS);
    this.role = role;
    this.profileArn = new iam.CfnInstanceProfile(this, 'Profile', { roles: [role.ref], instanceProfileName: name }).attrArn;
  }

  /** Lets machines call themselves ill; the name of a group is its logical id and a random end. */
  public allowHealthOf(groupLogicalId: string): void {
    const own: Statement[] = [{ Sid: 'Health', Effect: 'Allow', Action: 'autoscaling:SetInstanceHealth', Resource: groupArnOf(groupLogicalId) }];
    this.statements.push(...own);
    acknowledgeWildcards(this.role, own, WILDCARDS);
  }
}

/** What the agent calls, as aws-cdk-lib 2.276.0 grants it (aws-ecs, Cluster), and draining before an interruption. */
function agentStatements(clusterArn: string): Statement[] {
  return [
    {
      Sid: 'AgentCluster', Effect: 'Allow', Resource: clusterArn,
      Action: ['ecs:RegisterContainerInstance', 'ecs:DeregisterContainerInstance', 'ecs:SubmitAttachmentStateChanges', 'ecs:SubmitContainerStateChange', 'ecs:SubmitTaskStateChange'],
    },
    {
      Sid: 'AgentOfCluster', Effect: 'Allow', Resource: '*', Condition: { ArnEquals: { 'ecs:cluster': clusterArn } },
      Action: ['ecs:Poll', 'ecs:StartTelemetrySession', 'ecs:UpdateContainerInstancesState'],
    },
    { Sid: 'AgentEndpoint', Effect: 'Allow', Action: 'ecs:DiscoverPollEndpoint', Resource: '*' },
  ];
}

import { Aws } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { LogStore } from './log-store';
import { acknowledgeWildcards } from './private/acknowledge';
import { policyDocument, trustOf, type Statement } from './private/policy';

/** How connections are logged. */
export interface FlowLogsOptions {
  /** How long they are kept, days. */
  readonly retentionDays: number;

  /**
   * ARN of the key that they are encrypted with.
   *
   * @default - encrypted by CloudWatch Logs
   */
  readonly keyArn?: string;

  /**
   * ARN of the role's permissions boundary.
   *
   * @default - none
   */
  readonly permissionsBoundary?: string;

  /**
   * Name of the role.
   *
   * @default - CloudFormation chooses one
   */
  readonly roleName?: string;
}

/** Whose connections are logged, and how. */
export interface FlowLogsProps extends FlowLogsOptions {
  /** The network. */
  readonly vpcId: string;
}

/** Who spoke to whom, accepted or refused. */
export class FlowLogs extends Construct {
  public constructor(scope: Construct, id: string, { vpcId, retentionDays, keyArn, permissionsBoundary, roleName }: FlowLogsProps) {
    super(scope, id);

    const store = new LogStore(this, 'Logs', { retentionDays, keyArn, keep: false });
    const statements: Statement[] = [{
      Sid: 'Streams',
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'],
      Resource: [store.logGroupArn, `${store.logGroupArn}:log-stream:*`],
    }];
    const role = new iam.CfnRole(this, 'Role', {
      description: 'Writes flow logs of the network',
      assumeRolePolicyDocument: trustOf('vpc-flow-logs.amazonaws.com', { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } }),
      permissionsBoundary,
      roleName,
      policies: [{ policyName: 'write', policyDocument: policyDocument(statements) }],
    });
    acknowledgeWildcards(role, statements, { Streams: 'the streams of this one log group: the service chooses their names' });
    new ec2.CfnFlowLog(this, 'Resource', {
      resourceId: vpcId, resourceType: 'VPC', trafficType: 'ALL', logDestinationType: 'cloud-watch-logs', logGroupName: store.logGroupName, deliverLogsPermissionArn: role.attrArn,
    });
  }
}

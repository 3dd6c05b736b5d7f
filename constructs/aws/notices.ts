import { Aws, Fn } from 'aws-cdk-lib';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { arnOf } from './private/arn';
import { policyDocument } from './private/policy';

/** How notices are kept. */
export interface NoticesProps {
  /**
   * ARN of the key that they are encrypted with.
   *
   * @default - the account's key for SNS
   */
  readonly keyArn?: string;

  /**
   * Shown as the sender of mails.
   *
   * @default 'Boxes that come and go'
   */
  readonly displayName?: string;
}

/** What the owner of a topic may do; listed, since SNS knows no wildcard here. */
const OWNER_ACTIONS = ['sns:GetTopicAttributes', 'sns:SetTopicAttributes', 'sns:Subscribe', 'sns:ListSubscriptionsByTopic', 'sns:Publish'];

/** A topic that hears when boxes come, go, or fail to, and what alarms and budgets say. */
export class Notices extends Construct {
  public readonly topicArn: string;

  public constructor(scope: Construct, id: string, { keyArn, displayName = 'Boxes that come and go' }: NoticesProps = {}) {
    super(scope, id);

    const topic = new sns.CfnTopic(this, 'Resource', { displayName, kmsMasterKeyId: keyArn ?? 'alias/aws/sns' });
    this.topicArn = topic.ref;
    const account = { AWS: Fn.join('', ['arn:', Aws.PARTITION, ':iam::', Aws.ACCOUNT_ID, ':root']) };
    new sns.CfnTopicPolicy(this, 'Policy', {
      topics: [topic.ref],
      policyDocument: policyDocument([
        { Sid: 'Owner', Effect: 'Allow', Principal: account, Action: OWNER_ACTIONS, Resource: topic.ref },
        {
          Sid: 'Alarms', Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' }, Action: 'sns:Publish', Resource: topic.ref,
          Condition: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID }, ArnLike: { 'aws:SourceArn': arnOf('cloudwatch', 'alarm:*') } },
        },
        {
          Sid: 'Budgets', Effect: 'Allow', Principal: { Service: 'budgets.amazonaws.com' }, Action: 'sns:Publish', Resource: topic.ref,
          Condition: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
        },
        { Sid: 'TlsOnly', Effect: 'Deny', Principal: '*', Action: 'sns:Publish', Resource: topic.ref, Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      ]),
    });
  }
}

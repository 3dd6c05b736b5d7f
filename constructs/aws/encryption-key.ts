import { Aws, CfnDeletionPolicy, Fn } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { arnOf } from './private/arn';
import { policyDocument, type Statement } from './private/policy';

/** What a key is for. */
export interface EncryptionKeyProps {
  /** Shown in the console. */
  readonly description: string;
}

const USE = ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'];

/** Days until a deleted key is gone. */
const PENDING_DAYS = 30;

/** A customer-managed key for volumes, logs and notices, with yearly rotation. */
export class EncryptionKey extends Construct {
  public readonly keyArn: string;

  public constructor(scope: Construct, id: string, { description }: EncryptionKeyProps) {
    super(scope, id);

    const key = new kms.CfnKey(this, 'Resource', {
      description,
      enableKeyRotation: true,
      pendingWindowInDays: PENDING_DAYS,
      keyPolicy: policyDocument([administered(), ...groupUse(), logsUse(), noticesUse()]),
    });
    key.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN;
    key.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
    this.keyArn = key.attrArn;
  }
}

/** IAM policies of the account decide on everything else. */
function administered(): Statement {
  return { Sid: 'Account', Effect: 'Allow', Principal: { AWS: Fn.join('', ['arn:', Aws.PARTITION, ':iam::', Aws.ACCOUNT_ID, ':root']) }, Action: 'kms:*', Resource: '*' };
}

/** The role that launches boxes is named in a condition: as a principal it would have to exist already, and a new account has none. */
function groupUse(): Statement[] {
  const role = Fn.join('', ['arn:', Aws.PARTITION, ':iam::', Aws.ACCOUNT_ID, ':role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling']);
  const caller = { StringEquals: { 'kms:CallerAccount': Aws.ACCOUNT_ID }, ArnEquals: { 'aws:PrincipalArn': role } };
  return [
    { Sid: 'Volumes', Effect: 'Allow', Principal: { AWS: '*' }, Action: USE, Resource: '*', Condition: caller },
    {
      Sid: 'VolumeGrants', Effect: 'Allow', Principal: { AWS: '*' }, Action: 'kms:CreateGrant', Resource: '*',
      Condition: { ...caller, Bool: { 'kms:GrantIsForAWSResource': true } },
    },
  ];
}

function logsUse(): Statement {
  return {
    Sid: 'Logs', Effect: 'Allow', Principal: { Service: Fn.join('', ['logs.', Aws.REGION, '.amazonaws.com']) }, Action: USE, Resource: '*',
    Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': arnOf('logs', 'log-group:*') } },
  };
}

/** Alarms and budgets reach an encrypted topic only when their services may use the key, through SNS, for topics of this account (SNS developer guide, "Managing Amazon SNS encryption keys and costs"). */
function noticesUse(): Statement {
  return {
    Sid: 'Alarms', Effect: 'Allow', Principal: { Service: ['cloudwatch.amazonaws.com', 'budgets.amazonaws.com'] }, Action: ['kms:Decrypt', 'kms:GenerateDataKey*'], Resource: '*',
    Condition: { ArnLike: { 'kms:EncryptionContext:aws:sns:topicArn': arnOf('sns', '*') } },
  };
}

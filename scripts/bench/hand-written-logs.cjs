// The key and the logs of the hand-written production app that the benchmark compares with.
const { Aws, CfnDeletionPolicy, Fn } = require('aws-cdk-lib');
const ec2 = require('aws-cdk-lib/aws-ec2');
const iam = require('aws-cdk-lib/aws-iam');
const kms = require('aws-cdk-lib/aws-kms');
const logs = require('aws-cdk-lib/aws-logs');
const s3 = require('aws-cdk-lib/aws-s3');
const { accountRoot, arn } = require('./hand-written-parts.cjs');

const USE = ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'];
/** Who writes to the topic, with the key. */
const NOTICES = ['cloudwatch', 'events', 'budgets', 'aps'].map((service) => `${service}.amazonaws.com`);
const PRIVATE_BUCKET = {
  ownershipControls: { rules: [{ objectOwnership: 'BucketOwnerEnforced' }] },
  publicAccessBlockConfiguration: { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
  versioningConfiguration: { status: 'Enabled' },
};
const STREAMS = ['logs:CreateLogStream', 'logs:PutLogEvents'];

function keyOf(stack, name) {
  const scaling = ['arn:', Aws.PARTITION, ':iam::', Aws.ACCOUNT_ID, ':role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling'];
  const byScaling = { StringEquals: { 'kms:CallerAccount': Aws.ACCOUNT_ID }, ArnEquals: { 'aws:PrincipalArn': Fn.join('', scaling) } };
  const logsArn = { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': arn('logs', 'log-group:*') } };
  const topicArn = { ArnLike: { 'kms:EncryptionContext:aws:sns:topicArn': arn('sns', '*') } };
  const allow = (Sid, Principal, { Action, Condition }) => ({ Sid, Effect: 'Allow', Principal, Action, Resource: '*', Condition });
  return kept(new kms.CfnKey(stack, 'Key', {
    description: `Volumes, logs and notices of the LLM service ${name}`,
    enableKeyRotation: true,
    pendingWindowInDays: 30,
    keyPolicy: {
      Version: '2012-10-17',
      Statement: [
        allow('Account', accountRoot(), { Action: 'kms:*' }),
        allow('Volumes', { AWS: '*' }, { Action: USE, Condition: byScaling }),
        allow('VolumeGrants', { AWS: '*' }, { Action: 'kms:CreateGrant', Condition: { ...byScaling, Bool: { 'kms:GrantIsForAWSResource': true } } }),
        allow('Logs', { Service: Fn.join('', ['logs.', Aws.REGION, '.amazonaws.com']) }, { Action: USE, Condition: logsArn }),
        allow('Alarms', { Service: NOTICES }, { Action: ['kms:Decrypt', 'kms:GenerateDataKey*'], Condition: topicArn }),
      ],
    },
  }));
}

function logGroupOf(stack, id, key) {
  return kept(new logs.CfnLogGroup(stack, id, { retentionInDays: 365, kmsKeyId: key.attrArn }));
}

function logArnOf(group) {
  return arn('logs', Fn.join('', ['log-group:', group.ref]));
}

/** The right to write to a log group. */
function toLogs(group) {
  return { Sid: 'Logs', Effect: 'Allow', Action: STREAMS, Resource: Fn.join('', [logArnOf(group), ':log-stream:*']) };
}

function flowLogsOf(stack, vpcId, key) {
  const group = logGroupOf(stack, 'FlowLogs', key);
  group.cfnOptions.deletionPolicy = CfnDeletionPolicy.DELETE;
  const streams = [logArnOf(group), Fn.join('', [logArnOf(group), ':log-stream:*'])];
  const role = new iam.CfnRole(stack, 'FlowLogsRole', {
    description: 'Writes flow logs of the network',
    assumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{
        Effect: 'Allow', Principal: { Service: 'vpc-flow-logs.amazonaws.com' }, Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }],
    },
    policies: [{
      policyName: 'write',
      policyDocument: {
        Version: '2012-10-17',
        Statement: [{ Sid: 'Streams', Effect: 'Allow', Action: [...STREAMS, 'logs:DescribeLogStreams'], Resource: streams }],
      },
    }],
  });
  new ec2.CfnFlowLog(stack, 'FlowLog', {
    resourceId: vpcId, resourceType: 'VPC', trafficType: 'ALL',
    logDestinationType: 'cloud-watch-logs', logGroupName: group.ref, deliverLogsPermissionArn: role.attrArn,
  });
}

/** A bucket that the load balancer writes to. */
function accessLogsOf(stack) {
  const bucket = kept(new s3.CfnBucket(stack, 'AccessLogs', {
    ...PRIVATE_BUCKET,
    bucketEncryption: { serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }] },
    lifecycleConfiguration: {
      rules: [{
        id: 'expire', status: 'Enabled', expirationInDays: 365,
        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 }, noncurrentVersionExpiration: { noncurrentDays: 30 },
      }],
    },
  }));
  const delivery = { ArnLike: { 'aws:SourceArn': arn('elasticloadbalancing', 'loadbalancer/*') } };
  const policy = new s3.CfnBucketPolicy(stack, 'AccessLogsPolicy', {
    bucket: bucket.ref,
    policyDocument: {
      Version: '2012-10-17',
      Statement: [
        tlsOnly(bucket),
        { Sid: 'Delivery', Effect: 'Allow', Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' }, Action: 's3:PutObject', Resource: Fn.join('', [bucket.attrArn, '/AWSLogs/', Aws.ACCOUNT_ID, '/*']), Condition: delivery },
      ],
    },
  });
  return { bucket, policy };
}

function tlsOnly(bucket) {
  const Resource = [bucket.attrArn, Fn.join('', [bucket.attrArn, '/*'])];
  return { Sid: 'TlsOnly', Effect: 'Deny', Principal: { AWS: '*' }, Action: 's3:*', Resource, Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
}

/** What outlives its stack. */
function kept(resource) {
  resource.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN;
  resource.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
  return resource;
}

module.exports = { PRIVATE_BUCKET, accessLogsOf, flowLogsOf, kept, keyOf, logArnOf, logGroupOf, tlsOnly, toLogs };

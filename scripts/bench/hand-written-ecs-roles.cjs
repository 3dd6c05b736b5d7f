// The roles of a task of the hand-written app on Amazon ECS.
const { Aws, Fn } = require('aws-cdk-lib');
const iam = require('aws-cdk-lib/aws-iam');
const { toLogs } = require('./hand-written-logs.cjs');
const { arn } = require('./hand-written-parts.cjs');

const WEIGHTS = { bucket: 'acme-models', prefix: 'llama-3.1-8b-instruct/r7/*' };

/** Starts the containers: reads their files and the secret. */
function executionRoleOf(stack, { arns, secret, logGroup }) {
  return roleOf(stack, 'ExecutionRole', {
    description: 'Starts tasks that serve one LLM service',
    statements: [
      { Sid: 'Files', Effect: 'Allow', Action: 'ssm:GetParameters', Resource: arns },
      toLogs(logGroup),
      { Sid: 'ApiKey', Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: arn('secretsmanager', `${secret}-??????`) },
      decrypting('ApiKeyDecrypt', 'secretsmanager'),
    ],
  });
}

/** What the containers themselves may do: read the weights, write lines and histograms. */
function taskRoleOf(stack, { logGroup, store }) {
  const bucket = ['arn:', Aws.PARTITION, `:s3:::${WEIGHTS.bucket}`];
  return roleOf(stack, 'TaskRole', {
    description: 'Containers that serve one LLM service',
    statements: [
      { Sid: 'Weights', Effect: 'Allow', Action: 's3:GetObject', Resource: Fn.join('', [...bucket, `/${WEIGHTS.prefix}`]) },
      { Sid: 'WeightsList', Effect: 'Allow', Action: 's3:ListBucket', Resource: Fn.join('', bucket), Condition: { StringLike: { 's3:prefix': WEIGHTS.prefix } } },
      decrypting('WeightsDecrypt', 's3'),
      toLogs(logGroup),
      { Sid: 'Histograms', Effect: 'Allow', Action: 'aps:RemoteWrite', Resource: store.attrArn },
    ],
  });
}

function roleOf(stack, id, { description, statements }) {
  const condition = { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID }, ArnLike: { 'aws:SourceArn': arn('ecs', '*') } };
  return new iam.CfnRole(stack, id, {
    description,
    assumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole', Condition: condition }],
    },
    policies: [{ policyName: 'serve', policyDocument: { Version: '2012-10-17', Statement: statements } }],
  });
}

function decrypting(Sid, service) {
  const via = Fn.join('', [`${service}.`, Aws.REGION, '.amazonaws.com']);
  return { Sid, Effect: 'Allow', Action: 'kms:Decrypt', Resource: arn('kms', 'key/*'), Condition: { StringEquals: { 'kms:ViaService': via } } };
}

module.exports = { executionRoleOf, taskRoleOf };

import { Aws, Fn } from 'aws-cdk-lib';
import { CLOUDWATCH } from '../../../lib/signals/cloudwatch';
import { ecrRegistryOf } from './ecr';
import type { Statement } from './policy';
import { decryptThrough } from './weights-statements';

/** Why a statement of this file holds a wildcard. */
export const SHARED_WILDCARDS = {
  Sessions: 'the calls of Session Manager know no resource',
  Logs: 'the streams of this one log group: each replica names its own',
  Metrics: 'metrics are no resources; the condition holds the call to one namespace',
  ApiKeyDecrypt: 'the owner of the secret chose its key; it may be used through Secrets Manager only',
  ImagesLogin: 'the login of ECR knows no resource',
};

/** What the agent of Session Manager calls; none of it knows a resource. */
export function sessionStatements(): Statement[] {
  const actions = ['CreateControlChannel', 'CreateDataChannel', 'OpenControlChannel', 'OpenDataChannel'].map((action) => `ssmmessages:${action}`);
  return [{ Sid: 'Sessions', Effect: 'Allow', Action: ['ssm:UpdateInstanceInformation', ...actions], Resource: '*' }];
}

/** Writing to streams of one log group. */
export function logStatement(logGroupArn: string): Statement {
  return { Sid: 'Logs', Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: Fn.join('', [logGroupArn, ':log-stream:*']) };
}

/** Bringing metrics to the one namespace that is ours. */
export function metricsStatement(): Statement {
  return { Sid: 'Metrics', Effect: 'Allow', Action: 'cloudwatch:PutMetricData', Resource: '*', Condition: { StringEquals: { 'cloudwatch:namespace': CLOUDWATCH.namespace } } };
}

/** Reading the secret with the API key. */
export function keyStatements(secretArn?: string): Statement[] {
  if (secretArn === undefined) return [];
  return [
    { Sid: 'ApiKey', Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: secretArn },
    decryptThrough('secretsmanager', 'ApiKeyDecrypt'),
  ];
}

/** Pulling images of private ECR repositories; none for images from elsewhere. */
export function imageStatements(images: string[]): Statement[] {
  const repositories = images.flatMap((image) => {
    const registry = ecrRegistryOf(image);
    return registry ? [Fn.join('', ['arn:', Aws.PARTITION, `:ecr:${registry.region}:${registry.account}:repository/${registry.repository}`])] : [];
  });
  if (repositories.length === 0) return [];
  return [
    { Sid: 'Images', Effect: 'Allow', Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'], Resource: [...new Set(repositories)] },
    { Sid: 'ImagesLogin', Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' },
  ];
}

import { Aws, Fn } from 'aws-cdk-lib';
import { VERSIONS_NAME } from '../../../lib/weights/file-name';
import { arnOf } from './arn';
import type { Statement } from './policy';
import { bucketArnOf, weightsOf } from './references';

/** Why a statement about weights holds a wildcard. */
export const WEIGHTS_WILDCARDS = {
  Weights: 'the objects below the prefix that holds the weights',
  WeightsLocks: 'the versions of the objects below the prefix that holds the weights',
  WeightsDecrypt: 'the owner of the weights chose their key; it may be used through S3 only',
};

/** Listing and reading what lies below the prefix; nothing for a source that is no bucket. */
export function readWeights(source: string): Statement[] {
  const weights = arnsOf(source);
  if (!weights) return [];
  return [
    { Sid: 'Weights', Effect: 'Allow', Action: 's3:GetObject', Resource: weights.below('*') },
    { Sid: 'WeightsList', Effect: 'Allow', Action: 's3:ListBucket', Resource: weights.bucket, Condition: weights.withinPrefix },
    decryptThrough('s3', 'WeightsDecrypt'),
  ];
}

/** What a service reads that shows the bucket as a file system: objects with their versions and what is known of them. */
export function showWeights(source: string): Statement[] {
  const weights = arnsOf(source);
  if (!weights) return [];
  return [
    { Sid: 'Weights', Effect: 'Allow', Resource: weights.below('*'), Action: ['', 'Attributes', 'Tagging'].flatMap((what) => [`s3:GetObject${what}`, `s3:GetObjectVersion${what}`]) },
    { Sid: 'WeightsList', Effect: 'Allow', Action: ['s3:ListBucket', 's3:ListBucketVersions'], Resource: weights.bucket },
    decryptThrough('s3', 'WeightsDecrypt'),
  ];
}

/** What the gate asks: the list, which versions are served, and the retention of each. */
export function askVersions(source: string): Statement[] {
  const weights = arnsOf(source);
  if (!weights) return [];
  return [
    { Sid: 'WeightsVersionList', Effect: 'Allow', Action: 's3:GetObject', Resource: weights.below(VERSIONS_NAME) },
    { Sid: 'WeightsLocks', Effect: 'Allow', Action: ['s3:GetObjectVersion', 's3:GetObjectRetention'], Resource: weights.below('*') },
    { Sid: 'WeightsVersions', Effect: 'Allow', Action: 's3:ListBucketVersions', Resource: weights.bucket, Condition: weights.withinPrefix },
  ];
}

/** The key that an owner chose is not known here; the service through which it is used is. */
export function decryptThrough(service: string, sid: string): Statement {
  const through = Fn.join('', [`${service}.`, Aws.REGION, '.amazonaws.com']);
  return { Sid: sid, Effect: 'Allow', Action: 'kms:Decrypt', Resource: arnOf('kms', 'key/*'), Condition: { StringEquals: { 'kms:ViaService': through } } };
}

interface WeightsArns {
  readonly bucket: string;
  readonly below: (name: string) => string;
  readonly withinPrefix: Statement['Condition'];
}

function arnsOf(source: string): WeightsArns | undefined {
  const weights = weightsOf(source);
  if (!weights) return undefined;
  const bucket = bucketArnOf(weights);
  return { bucket, below: (name) => Fn.join('', [bucket, '/', weights.prefix, name]), withinPrefix: { StringLike: { 's3:prefix': `${weights.prefix}*` } } };
}

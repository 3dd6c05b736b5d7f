import { Aws, Fn } from 'aws-cdk-lib';
import { arnOf } from './arn';

/** Weights in a bucket. */
export interface WeightsReference {
  readonly bucket: string;
  /** Empty, or with a slash at its end. */
  readonly prefix: string;
}

/** The bucket and prefix of an `s3://` source; each may be a deploy-time value. Nothing for another source. */
export function weightsOf(source: string): WeightsReference | undefined {
  const [, bucket, path] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(source) ?? [];
  if (bucket === undefined) return undefined;
  return { bucket, prefix: path === '' || path.endsWith('/') ? path : `${path}/` };
}

/** ARN of the bucket of weights: it names neither region nor account. */
export function bucketArnOf({ bucket }: WeightsReference): string {
  return Fn.join('', ['arn:', Aws.PARTITION, ':s3:::', bucket]);
}

/** ARN of a secret given by name or ARN; a name is followed by six characters that Secrets Manager chose. */
export function secretArnOf(secret: string): string {
  return secret.startsWith('arn:') ? secret : arnOf('secretsmanager', `secret:${secret}-??????`);
}

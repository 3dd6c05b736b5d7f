import { CfnDeletionPolicy, Fn } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct, type IConstruct } from 'constructs';
import { acknowledge } from '../private/acknowledge';
import { policyDocument, type Statement } from '../private/policy';

/** How a bucket keeps records. */
export interface ArchiveBucketProps {
  /** How long, days. */
  readonly days: number;

  /** Whether nobody can delete them before. */
  readonly objectLock: boolean;

  /**
   * ARN of the key that they are encrypted with.
   *
   * @default - encrypted by S3
   */
  readonly keyArn?: string;

  /** Why nobody logs who reads it. */
  readonly unlogged: string;

  /**
   * Who may write, besides roles of this account; given the ARN of the bucket.
   *
   * @default - nobody
   * @internal
   */
  readonly _writers?: (bucketArn: string) => Statement[];
}

/** Days after which records are rarely read (S3 storage class STANDARD_IA takes objects from 30 days on). */
const RARELY_READ_DAYS = 30;

/** A bucket that records are added to and never taken from before their time. */
export class ArchiveBucket extends Construct {
  public readonly bucketName: string;
  public readonly bucketArn: string;

  /** What must stand before anybody writes. */
  public readonly policy: IConstruct;

  public constructor(scope: Construct, id: string, { days, objectLock, keyArn, unlogged, _writers: writers = () => [] }: ArchiveBucketProps) {
    super(scope, id);

    const bucket = new s3.CfnBucket(this, 'Resource', {
      bucketEncryption: { serverSideEncryptionConfiguration: [{ bucketKeyEnabled: keyArn !== undefined, serverSideEncryptionByDefault: keyArn === undefined ? { sseAlgorithm: 'AES256' } : { sseAlgorithm: 'aws:kms', kmsMasterKeyId: keyArn } }] },
      publicAccessBlockConfiguration: { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
      ownershipControls: { rules: [{ objectOwnership: 'BucketOwnerEnforced' }] },
      versioningConfiguration: { status: 'Enabled' },
      ...(objectLock && { objectLockEnabled: true, objectLockConfiguration: { objectLockEnabled: 'Enabled', rule: { defaultRetention: { mode: 'COMPLIANCE', days } } } }),
      lifecycleConfiguration: {
        rules: [{
          id: 'expire', status: 'Enabled', expirationInDays: days, noncurrentVersionExpiration: { noncurrentDays: 1 }, abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
          ...(days > 2 * RARELY_READ_DAYS && { transitions: [{ storageClass: 'STANDARD_IA', transitionInDays: RARELY_READ_DAYS }] }),
        }],
      },
    });
    bucket.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN;
    bucket.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
    acknowledge(bucket, { S1: unlogged });
    this.bucketName = bucket.ref;
    this.bucketArn = bucket.attrArn;
    this.policy = new s3.CfnBucketPolicy(this, 'Policy', { bucket: bucket.ref, policyDocument: policyDocument([tlsOnly(bucket.attrArn), ...writers(bucket.attrArn)]) });
  }
}

function tlsOnly(bucketArn: string): Statement {
  return {
    Sid: 'TlsOnly', Effect: 'Deny', Principal: { AWS: '*' }, Action: 's3:*', Resource: [bucketArn, Fn.join('', [bucketArn, '/*'])],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
}

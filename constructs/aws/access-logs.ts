import { Aws, CfnDeletionPolicy, Fn } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct, type IConstruct } from 'constructs';
import { acknowledge } from './private/acknowledge';
import { arnOf } from './private/arn';
import { policyDocument } from './private/policy';

/** Where a load balancer writes who asked for what. */
export interface IAccessLogs {
  /** Name of the bucket. */
  readonly bucketName: string;

  /** What must stand before the load balancer may be told. */
  readonly permissions: IConstruct[];
}

/** How access logs are kept. */
export interface AccessLogsProps {
  /** How long, days. */
  readonly retentionDays: number;
}

/** The principal that delivers access logs in every region (ELB user guide, "Enable access logs"). */
const DELIVERY = 'logdelivery.elasticloadbalancing.amazonaws.com';

/** A bucket for access logs. They name paths and callers; they never hold a body. */
export class AccessLogs extends Construct implements IAccessLogs {
  /** Refers to a bucket that exists; its policy must let the load balancer write. */
  public static fromBucketName(bucketName: string): IAccessLogs {
    return { bucketName, permissions: [] };
  }

  public readonly bucketName: string;
  public readonly permissions: IConstruct[];

  public constructor(scope: Construct, id: string, { retentionDays }: AccessLogsProps) {
    super(scope, id);

    const bucket = new s3.CfnBucket(this, 'Resource', {
      // the only encryption that load balancers can write with
      bucketEncryption: { serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }] },
      publicAccessBlockConfiguration: { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
      ownershipControls: { rules: [{ objectOwnership: 'BucketOwnerEnforced' }] },
      versioningConfiguration: { status: 'Enabled' },
      lifecycleConfiguration: {
        rules: [{
          id: 'expire', status: 'Enabled', expirationInDays: retentionDays, noncurrentVersionExpiration: { noncurrentDays: 30 },
          abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
        }],
      },
    });
    bucket.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN;
    bucket.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
    acknowledge(bucket, { S1: 'this bucket holds access logs itself; logging it would log the logger' });
    this.bucketName = bucket.ref;
    this.permissions = [this.createPolicy(bucket)];
  }

  private createPolicy(bucket: s3.CfnBucket): IConstruct {
    const objects = Fn.join('', [bucket.attrArn, '/AWSLogs/', Aws.ACCOUNT_ID, '/*']);
    return new s3.CfnBucketPolicy(this, 'Policy', {
      bucket: bucket.ref,
      policyDocument: policyDocument([
        {
          Sid: 'TlsOnly', Effect: 'Deny', Principal: { AWS: '*' }, Action: 's3:*', Resource: [bucket.attrArn, Fn.join('', [bucket.attrArn, '/*'])],
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
        {
          Sid: 'Delivery', Effect: 'Allow', Principal: { Service: DELIVERY }, Action: 's3:PutObject', Resource: objects,
          Condition: { ArnLike: { 'aws:SourceArn': arnOf('elasticloadbalancing', 'loadbalancer/*') } },
        },
      ]),
    });
  }
}

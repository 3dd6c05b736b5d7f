import { Aws, Fn } from 'aws-cdk-lib';
import * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import { Construct } from 'constructs';
import { arnOf } from '../private/arn';
import type { Statement } from '../private/policy';
import { ArchiveBucket } from './archive-bucket';

/** Whose reads are recorded. */
export interface WeightsTrailProps {
  /** Address of the weights: `s3://bucket/path/`. */
  readonly weightsSource: string;

  /** How long records are kept, days. */
  readonly days: number;

  /** Whether nobody can delete a record before. */
  readonly objectLock: boolean;

  /**
   * Name of the trail.
   *
   * @default - CloudFormation chooses one
   */
  readonly name?: string;
}

/** Records who reads the weights, and who replaces them: data events of CloudTrail. */
export class WeightsTrail extends Construct {
  public constructor(scope: Construct, id: string, { weightsSource, days, objectLock, name }: WeightsTrailProps) {
    super(scope, id);

    // a name that is known beforehand: the bucket's policy names the trail, and the trail the bucket
    const trailName = name ?? Fn.join('-', [Aws.STACK_NAME, 'weights']);
    const bucket = new ArchiveBucket(this, 'Bucket', { days, objectLock, unlogged: 'this bucket holds the records of CloudTrail itself; logging it would log the logger', _writers: (bucketArn) => trailStatements(bucketArn, trailName) });
    const trail = new cloudtrail.CfnTrail(this, 'Resource', {
      trailName,
      isLogging: true,
      s3BucketName: bucket.bucketName,
      enableLogFileValidation: true,
      isMultiRegionTrail: false,
      includeGlobalServiceEvents: false,
      advancedEventSelectors: [{
        name: 'Weights',
        fieldSelectors: [
          { field: 'eventCategory', equalTo: ['Data'] },
          { field: 'resources.type', equalTo: ['AWS::S3::Object'] },
          { field: 'resources.ARN', startsWith: [Fn.join('', ['arn:', Aws.PARTITION, ':s3:::', weightsSource.replace(/^s3:\/\//, '')])] },
        ],
      }],
    });
    trail.node.addDependency(bucket.policy);
  }
}

/** What CloudTrail itself needs (CloudTrail user guide, "Amazon S3 bucket policy for CloudTrail"). */
function trailStatements(bucketArn: string, trailName: string): Statement[] {
  const Principal = { Service: 'cloudtrail.amazonaws.com' };
  const own = { 'aws:SourceArn': arnOf('cloudtrail', Fn.join('/', ['trail', trailName])) };
  return [
    { Sid: 'TrailLooks', Effect: 'Allow', Principal, Action: 's3:GetBucketAcl', Resource: bucketArn, Condition: { StringEquals: own } },
    {
      Sid: 'TrailWrites', Effect: 'Allow', Principal, Action: 's3:PutObject', Resource: Fn.join('', [bucketArn, '/AWSLogs/', Aws.ACCOUNT_ID, '/*']),
      Condition: { StringEquals: { ...own, 's3:x-amz-acl': 'bucket-owner-full-control' } },
    },
  ];
}

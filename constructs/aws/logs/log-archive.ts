import { Aws, Fn } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { ARCHIVE_GATHER_SECONDS } from '../../../lib/logs/retention';
import type { LogColumn } from '../../../lib/logs/table';
import { acknowledgeWildcards } from '../private/acknowledge';
import { arnOf } from '../private/arn';
import { policyDocument, trustOf, type Statement } from '../private/policy';
import { ArchiveBucket } from './archive-bucket';
import { ArchiveTable } from './archive-table';

/** What is archived, and for how long. */
export interface LogArchiveProps {
  /** The log group that the collector writes to. */
  readonly logGroupName: string;

  /** Name of the service, as its records carry it. */
  readonly service: string;

  /** How long, days. */
  readonly days: number;

  /** Whether nobody can delete a record before. */
  readonly objectLock: boolean;

  /**
   * ARN of the key.
   *
   * @default - encrypted by the services
   */
  readonly keyArn?: string;

  /**
   * ARN of the permissions boundary.
   *
   * @default - none
   */
  readonly permissionsBoundary?: string;

  /**
   * What names of roles start with.
   *
   * @default - CloudFormation chooses them
   */
  readonly name?: string;

  /** @internal */
  readonly _columns: readonly LogColumn[];
}

/** Folder of the records. */
const FOLDER = 'lines';

/** A file is written when it is this full or this old (Firehose API: 64 MiB at least where records become Parquet). */
const BUFFER = { sizeInMBs: 64, intervalInSeconds: ARCHIVE_GATHER_SECONDS };

/** Records of one service, from the log group into a bucket, where they are a table. */
export class LogArchive extends Construct {
  /** Name of the delivery stream, as metrics spell it. */
  public readonly deliveryStreamName: string;

  public constructor(scope: Construct, id: string, private readonly props: LogArchiveProps) {
    super(scope, id);

    const { logGroupName, service, days, objectLock, keyArn, _columns } = props;
    const bucket = new ArchiveBucket(this, 'Bucket', { days, objectLock, keyArn, unlogged: 'records of calls without their contents; who reads them is in CloudTrail where data events of this bucket are switched on' });
    const table = new ArchiveTable(this, 'Table', { bucketName: bucket.bucketName, folder: FOLDER, keyArn, _columns });
    const stream = this.deliveryStream(bucket, table);
    const filter = new logs.CfnSubscriptionFilter(this, 'Subscription', {
      logGroupName,
      filterPattern: `{ ($.service = "${service}") && ($.stream = "*") }`,
      destinationArn: stream.attrArn,
      roleArn: this.role('Sender', trustOf('logs.amazonaws.com', { StringLike: { 'aws:SourceArn': arnOf('logs', '*') } }), [
        { Sid: 'Send', Effect: 'Allow', Action: ['firehose:PutRecord', 'firehose:PutRecordBatch'], Resource: stream.attrArn },
      ]).attrArn,
    });
    filter.node.addDependency(bucket.policy);
    this.deliveryStreamName = stream.ref;
  }

  private deliveryStream(bucket: ArchiveBucket, table: ArchiveTable): firehose.CfnDeliveryStream {
    const { keyArn } = this.props;
    const role = this.role('Writer', trustOf('firehose.amazonaws.com', { StringEquals: { 'sts:ExternalId': Aws.ACCOUNT_ID } }), writerStatements(bucket.bucketArn, table, keyArn));
    const stream = new firehose.CfnDeliveryStream(this, 'Resource', {
      deliveryStreamType: 'DirectPut',
      deliveryStreamEncryptionConfigurationInput: keyArn === undefined ? { keyType: 'AWS_OWNED_CMK' } : { keyType: 'CUSTOMER_MANAGED_CMK', keyArn },
      extendedS3DestinationConfiguration: {
        bucketArn: bucket.bucketArn,
        roleArn: role.attrArn,
        prefix: `${FOLDER}/!{timestamp:yyyy/MM/dd}/`,
        errorOutputPrefix: 'failed/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/',
        bufferingHints: BUFFER,
        // the format has a compression of its own
        compressionFormat: 'UNCOMPRESSED',
        ...(keyArn !== undefined && { encryptionConfiguration: { kmsEncryptionConfig: { awskmsKeyArn: keyArn } } }),
        processingConfiguration: { enabled: true, processors: [processor('Decompression', { CompressionFormat: 'GZIP' }), processor('CloudWatchLogProcessing', { DataMessageExtraction: 'true' })] },
        dataFormatConversionConfiguration: {
          enabled: true,
          inputFormatConfiguration: { deserializer: { openXJsonSerDe: {} } },
          outputFormatConfiguration: { serializer: { parquetSerDe: { compression: 'SNAPPY' } } },
          schemaConfiguration: { catalogId: Aws.ACCOUNT_ID, databaseName: table.databaseName, tableName: table.tableName, region: Aws.REGION, roleArn: role.attrArn, versionId: 'LATEST' },
        },
      },
    });
    stream.node.addDependency(role);
    return stream;
  }

  private role(id: string, trust: object, statements: Statement[]): iam.CfnRole {
    const { permissionsBoundary, name } = this.props;
    const role = new iam.CfnRole(this, id, {
      assumeRolePolicyDocument: trust, permissionsBoundary, roleName: name && `${name}-${id.toLowerCase()}`,
      policies: [{ policyName: 'archive', policyDocument: policyDocument(statements) }],
    });
    acknowledgeWildcards(role, statements, { Records: 'files of this one bucket: each has a name of its own' });
    return role;
  }
}

/** What writes files may do: in one bucket, with one key through S3 and Firehose, and look one table up. */
function writerStatements(bucketArn: string, { databaseName, tableName }: ArchiveTable, keyArn: string | undefined): Statement[] {
  return [
    { Sid: 'Bucket', Effect: 'Allow', Action: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'], Resource: bucketArn },
    { Sid: 'Records', Effect: 'Allow', Action: ['s3:AbortMultipartUpload', 's3:GetObject', 's3:PutObject'], Resource: Fn.join('', [bucketArn, '/*']) },
    {
      Sid: 'Table', Effect: 'Allow', Action: ['glue:GetTable', 'glue:GetTableVersion', 'glue:GetTableVersions'],
      Resource: [arnOf('glue', 'catalog'), arnOf('glue', Fn.join('/', ['database', databaseName])), arnOf('glue', Fn.join('/', ['table', databaseName, tableName]))],
    },
    ...(keyArn === undefined ? [] : [{ Sid: 'Key', Effect: 'Allow' as const, Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: keyArn }]),
  ];
}

function processor(type: string, parameters: { readonly [name: string]: string }): firehose.CfnDeliveryStream.ProcessorProperty {
  return { type, parameters: Object.entries(parameters).map(([parameterName, parameterValue]) => ({ parameterName, parameterValue })) };
}

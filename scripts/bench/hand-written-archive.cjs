// The archive of logs of the hand-written app on Amazon ECS: a bucket, a table over it, and the way there.
const { Aws, Fn } = require('aws-cdk-lib');
const athena = require('aws-cdk-lib/aws-athena');
const glue = require('aws-cdk-lib/aws-glue');
const iam = require('aws-cdk-lib/aws-iam');
const firehose = require('aws-cdk-lib/aws-kinesisfirehose');
const logs = require('aws-cdk-lib/aws-logs');
const s3 = require('aws-cdk-lib/aws-s3');
const { PRIVATE_BUCKET, kept, tlsOnly } = require('./hand-written-logs.cjs');
const { arn } = require('./hand-written-parts.cjs');

const PARQUET = 'org.apache.hadoop.hive.ql.io.parquet';

function archiveOf(stack, { service, logGroup, key, columns, searches }) {
  const { bucket, policy } = bucketOf(stack, key);
  const { database, table } = tableOf(stack, bucket, columns);
  searchesOf(stack, { searches, database, bucket, key });
  const writer = writerOf(stack, { bucket, database, table, key });
  const stream = streamOf(stack, { bucket, database, table, key, writer });
  const sender = roleOf(stack, 'ArchiveSender', {
    service: 'logs', condition: { StringLike: { 'aws:SourceArn': arn('logs', '*') } },
    statements: [{ Sid: 'Send', Effect: 'Allow', Action: ['firehose:PutRecord', 'firehose:PutRecordBatch'], Resource: stream.attrArn }],
  });
  const subscription = new logs.CfnSubscriptionFilter(stack, 'ArchiveSubscription', {
    logGroupName: logGroup.ref, filterPattern: `{ ($.service = "${service}") && ($.stream = "*") }`,
    destinationArn: stream.attrArn, roleArn: sender.attrArn,
  });
  subscription.addResourceDependency(policy);
  return stream;
}

function bucketOf(stack, key) {
  const bucket = kept(new s3.CfnBucket(stack, 'Archive', {
    ...PRIVATE_BUCKET,
    bucketEncryption: {
      serverSideEncryptionConfiguration: [{ bucketKeyEnabled: true, serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: key.attrArn } }],
    },
    lifecycleConfiguration: {
      rules: [{
        id: 'expire', status: 'Enabled', expirationInDays: 730, transitions: [{ storageClass: 'STANDARD_IA', transitionInDays: 30 }],
        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 }, noncurrentVersionExpiration: { noncurrentDays: 1 },
      }],
    },
  }));
  const policy = new s3.CfnBucketPolicy(stack, 'ArchivePolicy', {
    bucket: bucket.ref, policyDocument: { Version: '2012-10-17', Statement: [tlsOnly(bucket)] },
  });
  return { bucket, policy };
}

function tableOf(stack, bucket, columns) {
  const catalogId = Aws.ACCOUNT_ID;
  const database = new glue.CfnDatabase(stack, 'ArchiveDatabase', { catalogId, databaseInput: { description: 'Lines of an LLM service' } });
  const table = new glue.CfnTable(stack, 'ArchiveTable', {
    catalogId,
    databaseName: database.ref,
    tableInput: {
      name: 'lines',
      tableType: 'EXTERNAL_TABLE',
      partitionKeys: [{ name: 'day', type: 'string' }],
      parameters: {
        classification: 'parquet', 'projection.enabled': 'true',
        'projection.day.type': 'date', 'projection.day.format': 'yyyy/MM/dd', 'projection.day.range': '2026/01/01,NOW',
        'storage.location.template': Fn.join('', ['s3://', bucket.ref, '/lines/${day}/']),
      },
      storageDescriptor: {
        location: Fn.join('', ['s3://', bucket.ref, '/lines/']),
        inputFormat: `${PARQUET}.MapredParquetInputFormat`, outputFormat: `${PARQUET}.MapredParquetOutputFormat`,
        serdeInfo: { serializationLibrary: `${PARQUET}.serde.ParquetHiveSerDe` },
        columns,
      },
    },
  });
  return { database, table };
}

function searchesOf(stack, { searches, database, bucket, key }) {
  const workGroup = new athena.CfnWorkGroup(stack, 'ArchiveSearches', {
    name: Fn.join('-', [Aws.STACK_NAME, 'logs']),
    recursiveDeleteOption: true,
    workGroupConfiguration: {
      enforceWorkGroupConfiguration: true, publishCloudWatchMetricsEnabled: false,
      resultConfiguration: {
        outputLocation: Fn.join('', ['s3://', bucket.ref, '/answers/']),
        encryptionConfiguration: { encryptionOption: 'SSE_KMS', kmsKey: key.attrArn },
      },
    },
  });
  searches.forEach(({ name, description, queryString }) => new athena.CfnNamedQuery(stack, `Search-${name}`, {
    name, description, queryString, database: database.ref, workGroup: workGroup.ref,
  }));
}

function writerOf(stack, { bucket, database, table, key }) {
  const ofGlue = (...path) => arn('glue', Fn.join('/', path));
  const tables = [arn('glue', 'catalog'), ofGlue('database', database.ref), ofGlue('table', database.ref, table.ref)];
  const objects = Fn.join('', [bucket.attrArn, '/*']);
  return roleOf(stack, 'ArchiveWriter', {
    service: 'firehose', condition: { StringEquals: { 'sts:ExternalId': Aws.ACCOUNT_ID } },
    statements: [
      { Sid: 'Bucket', Effect: 'Allow', Action: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'], Resource: bucket.attrArn },
      { Sid: 'Records', Effect: 'Allow', Action: ['s3:AbortMultipartUpload', 's3:GetObject', 's3:PutObject'], Resource: objects },
      { Sid: 'Table', Effect: 'Allow', Action: ['glue:GetTable', 'glue:GetTableVersion', 'glue:GetTableVersions'], Resource: tables },
      { Sid: 'Key', Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: key.attrArn },
    ],
  });
}

function roleOf(stack, id, { service, condition, statements }) {
  return new iam.CfnRole(stack, id, {
    assumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: `${service}.amazonaws.com` }, Action: 'sts:AssumeRole', Condition: condition }],
    },
    policies: [{ policyName: 'archive', policyDocument: { Version: '2012-10-17', Statement: statements } }],
  });
}

/** Unpacks what CloudWatch Logs sends, and writes it as Parquet. */
function streamOf(stack, { bucket, database, table, key, writer }) {
  const step = (type, parameterName, parameterValue) => ({ type, parameters: [{ parameterName, parameterValue }] });
  const stream = new firehose.CfnDeliveryStream(stack, 'ArchiveStream', {
    deliveryStreamType: 'DirectPut',
    deliveryStreamEncryptionConfigurationInput: { keyType: 'CUSTOMER_MANAGED_CMK', keyArn: key.attrArn },
    extendedS3DestinationConfiguration: {
      bucketArn: bucket.attrArn,
      roleArn: writer.attrArn,
      prefix: 'lines/!{timestamp:yyyy/MM/dd}/', errorOutputPrefix: 'failed/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/',
      bufferingHints: { intervalInSeconds: 300, sizeInMBs: 64 },
      compressionFormat: 'UNCOMPRESSED',
      encryptionConfiguration: { kmsEncryptionConfig: { awskmsKeyArn: key.attrArn } },
      processingConfiguration: {
        enabled: true,
        processors: [step('Decompression', 'CompressionFormat', 'GZIP'), step('CloudWatchLogProcessing', 'DataMessageExtraction', 'true')],
      },
      dataFormatConversionConfiguration: {
        enabled: true,
        inputFormatConfiguration: { deserializer: { openXJsonSerDe: {} } },
        outputFormatConfiguration: { serializer: { parquetSerDe: { compression: 'SNAPPY' } } },
        schemaConfiguration: {
          catalogId: Aws.ACCOUNT_ID, region: Aws.REGION, databaseName: database.ref, tableName: table.ref, versionId: 'LATEST', roleArn: writer.attrArn,
        },
      },
    },
  });
  stream.addResourceDependency(writer);
  return stream;
}

module.exports = { archiveOf };

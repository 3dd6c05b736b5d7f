import { observabilityOf } from '../../../lib/deployment/observability';
import type { LoggingProps } from '../../../lib/deployment/logging-props';
import { LOG_QUERIES } from '../../../lib/logs/queries';
import { DEV, givenTemplate, IMPORTS, type GivenAws } from '../../support/aws-fixture';
import { givenEcsTemplate } from '../../support/ecs-fixture';

const logging = (props: LoggingProps, given: GivenAws = {}): GivenAws => ({ ...given, service: { ...given.service, observability: observabilityOf({ logging: props }, true) } });
const prod = () => givenTemplate(logging({}));

const propertiesIn = (template: ReturnType<typeof givenTemplate>, type: string): any[] => Object.values(template.findResources(type)).map(({ Properties }) => Properties);

test.each([
  ['ec2', prod, 'chat/chat/ec2', ['log_errors', 'accelerator_errors']], ['ecs', () => givenEcsTemplate(logging({})), 'chat/chat/ecs', ['log_errors']],
] as const)('on %s what is collected is counted for the service: errors of programs, and faults where the kernel is heard', (_, template, service, names) => {
  const filters = propertiesIn(template(), 'AWS::Logs::MetricFilter');
  expect(filters.map(({ MetricTransformations: [{ MetricName, MetricNamespace, Dimensions }] }) => [MetricNamespace, MetricName, Dimensions])).toEqual(
    names.map((name) => ['LlmServing', name, [{ Key: 'Service', Value: '$.service' }]]));
  for (const { FilterPattern } of filters) expect(FilterPattern).toContain(`($.service = "${service}")`);
});

test('neither warnings nor faults of programs count', () => {
  const [errors, faults] = propertiesIn(prod(), 'AWS::Logs::MetricFilter').map(({ FilterPattern }) => FilterPattern);
  expect(errors).toContain('($.level != "W*")');
  expect(faults).toContain('($.xid > 45)');
});

test('every question is saved for both places that keep records', () => {
  expect(propertiesIn(prod(), 'AWS::Logs::QueryDefinition').map(({ QueryString }) => QueryString.split('\n')[0])).toEqual(LOG_QUERIES.map(({ question }) => `# ${question}`));
  expect(propertiesIn(prod(), 'AWS::Athena::NamedQuery').map(({ Description }) => Description).sort()).toEqual(LOG_QUERIES.map(({ question }) => question).sort());
});

test('records go from the log group into files of columns, a folder for each day, and the table knows the folders', () => {
  const [{ FilterPattern, LogGroupName }] = propertiesIn(prod(), 'AWS::Logs::SubscriptionFilter');
  expect({ FilterPattern, LogGroupName }).toEqual({ FilterPattern: '{ ($.service = "chat/chat/ec2") && ($.stream = "*") }', LogGroupName: { Ref: expect.stringMatching(/^ChatLogs/) } });
  const [{ ExtendedS3DestinationConfiguration: destination, DeliveryStreamEncryptionConfigurationInput }] = propertiesIn(prod(), 'AWS::KinesisFirehose::DeliveryStream');
  expect(DeliveryStreamEncryptionConfigurationInput.KeyType).toBe('CUSTOMER_MANAGED_CMK');
  expect(destination.Prefix).toBe('lines/!{timestamp:yyyy/MM/dd}/');
  expect(destination.ProcessingConfiguration.Processors.map(({ Type }: { Type: string }) => Type)).toEqual(['Decompression', 'CloudWatchLogProcessing']);
  expect(destination.BufferingHints.SizeInMBs).toBeGreaterThanOrEqual(64);
  const [{ TableInput }] = propertiesIn(prod(), 'AWS::Glue::Table');
  expect(TableInput.PartitionKeys).toEqual([{ Name: 'day', Type: 'string' }]);
  expect(TableInput.Parameters['projection.day.format']).toBe('yyyy/MM/dd');
  expect(TableInput.StorageDescriptor.Columns).toContainEqual({ Name: 'status', Type: 'bigint' });
});

test('what writes the archive may write there, look the table up, and nothing else', () => {
  const roles = Object.entries(prod().findResources('AWS::IAM::Role')).filter(([id]) => id.includes('Archive')).map(([, { Properties }]) => Properties);
  expect(roles.flatMap(({ Policies }) => Policies[0].PolicyDocument.Statement.flatMap(({ Action }: { Action: string }) => Action)).sort()).toEqual([
    'firehose:PutRecord', 'firehose:PutRecordBatch', 'glue:GetTable', 'glue:GetTableVersion', 'glue:GetTableVersions', 'kms:Decrypt', 'kms:GenerateDataKey',
    's3:AbortMultipartUpload', 's3:GetBucketLocation', 's3:GetObject', 's3:ListBucket', 's3:ListBucketMultipartUploads', 's3:PutObject',
  ]);
});

test('the archive outlives the stack, ends by itself, and is locked only when asked', () => {
  const archives = (template: ReturnType<typeof givenTemplate>): any[] => Object.entries(template.findResources('AWS::S3::Bucket')).filter(([id]) => id.includes('ArchiveBucket')).map(([, bucket]) => bucket);
  const [{ Properties, DeletionPolicy }] = archives(prod());
  expect(DeletionPolicy).toBe('Retain');
  expect(Properties.LifecycleConfiguration.Rules[0]).toMatchObject({ ExpirationInDays: 730, Status: 'Enabled' });
  expect(Properties.ObjectLockConfiguration).toBeUndefined();
  const [locked] = archives(givenTemplate(logging({ archive: { days: 400, objectLock: true } })));
  expect(locked.Properties.ObjectLockConfiguration.Rule.DefaultRetention).toEqual({ Mode: 'COMPLIANCE', Days: 400 });
});

test('dev pays for no archive, and counts and asks all the same', () => {
  const template = givenTemplate(DEV);
  template.resourceCountIs('AWS::KinesisFirehose::DeliveryStream', 0);
  template.resourceCountIs('AWS::Athena::NamedQuery', 0);
  template.resourceCountIs('AWS::Logs::MetricFilter', 2);
});

test('prompts are masked in the group that is made, and only where they may come', () => {
  const policiesIn = (template: ReturnType<typeof givenTemplate>): any[] => propertiesIn(template, 'AWS::Logs::LogGroup').flatMap(({ DataProtectionPolicy }) => DataProtectionPolicy ?? []);
  expect(policiesIn(prod())).toEqual([]);
  const [masked] = policiesIn(givenTemplate(logging({ prompts: true })));
  expect(masked.Statement.map(({ Operation }: { Operation: object }) => Object.keys(Operation)[0])).toEqual(['Audit', 'Deidentify']);
});

test('an imported group gets counts, questions and archive of this service alone', () => {
  const template = givenTemplate(logging({}, { deployment: { aws: { region: 'us-east-1', imports: IMPORTS } } }));
  expect(propertiesIn(template, 'AWS::Logs::SubscriptionFilter')[0].LogGroupName).toBe('/acme/chat');
});

test('reads of the weights are recorded when asked, of their folder alone', () => {
  prod().resourceCountIs('AWS::CloudTrail::Trail', 0);
  const [{ AdvancedEventSelectors, EnableLogFileValidation }] = propertiesIn(givenTemplate(logging({ audit: true })), 'AWS::CloudTrail::Trail');
  expect(EnableLogFileValidation).toBe(true);
  const [, , where] = AdvancedEventSelectors[0].FieldSelectors;
  expect(JSON.stringify(where.StartsWith)).toContain(':s3:::acme-models/qwen3-8b/');
});

import { CfnParameter, Fn } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Profile } from '../../../lib/deployment/enums';
import { DEV, givenInput, givenStack, givenTemplate } from '../../support/aws-fixture';

test('outside dev every store has the own key, under dev none is paid for', () => {
  const template = givenTemplate();
  template.resourceCountIs('AWS::KMS::Key', 1);
  template.allResourcesProperties('AWS::Logs::LogGroup', { KmsKeyId: { 'Fn::GetAtt': [expectKey(template), 'Arn'] } });
  template.allResourcesProperties('AWS::SNS::Topic', { KmsMasterKeyId: { 'Fn::GetAtt': [expectKey(template), 'Arn'] } });
  givenTemplate(DEV).resourceCountIs('AWS::KMS::Key', 0);
});

const expectKey = (template: Template): string => Object.keys(template.findResources('AWS::KMS::Key'))[0];

test('the own key rotates, and serves boxes and logs under conditions', () => {
  const template = givenTemplate();
  template.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  const [{ Properties }]: any[] = Object.values(template.findResources('AWS::KMS::Key'));
  const open = Properties.KeyPolicy.Statement.filter(({ Sid, Condition }: any) => Sid !== 'Account' && Condition === undefined);
  expect(open).toEqual([]);
});

test.each([[Profile.DEV, 14], [Profile.PROD, 365]])('under %s logs are kept %d days when nobody says', (profile, days) => {
  givenTemplate({ deployment: { profile } }).hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: days });
});

test('what holds data outlives the stack in production', () => {
  const template = givenTemplate();
  ['AWS::KMS::Key', 'AWS::S3::Bucket'].forEach((type) => template.hasResource(type, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' }));
  expect(Object.values(template.findResources('AWS::Logs::LogGroup')).map(({ DeletionPolicy }: any) => DeletionPolicy).sort()).toEqual(['Delete', 'Retain']);
});

test('deploy-time values pass through', () => {
  const { stack } = givenStack({
    replaced: (scope) => ({
      apiKeySecretArn: new CfnParameter(scope, 'Secret').valueAsString,
      logGroupName: new CfnParameter(scope, 'Group').valueAsString,
      keyArn: new CfnParameter(scope, 'KeyArn').valueAsString,
      topicArn: new CfnParameter(scope, 'Topic').valueAsString,
    }),
  });
  const text = JSON.stringify(Template.fromStack(stack).toJSON());
  ['Secret', 'Group', 'KeyArn', 'Topic'].forEach((name) => expect(text).toContain(`{"Ref":"${name}"}`));
});

test('the source of the weights may be a deploy-time value', () => {
  const { model } = givenInput().service;
  const { stack } = givenStack({ service: { model: { ...model, source: `s3://${Fn.importValue('bucket')}/r7/` } } });
  expect(JSON.stringify(Template.fromStack(stack).toJSON())).toContain('":s3:::",{"Fn::ImportValue":"bucket"},"/r7/*"');
});

test('fails for a secret that the deployment does not ask for', () => {
  expect(() => givenStack({ access: { apiKeySecret: undefined }, replaced: () => ({ apiKeySecretArn: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:x-abcdef' }) }))
    .toThrow(/asks for no API keys \[access\.apiKeys\]/);
});

test('the main resource is the group', () => {
  const { service, stack } = givenStack();
  expect(stack.resolve((service.node.defaultChild as any).cfnResourceType)).toBe('AWS::AutoScaling::AutoScalingGroup');
});

test('ids of what users see are a promise', () => {
  const { service } = givenStack();
  expect(service.node.children.map(({ node }) => node.id)).toEqual(['Key', 'Logs', 'Network', 'Firewall', 'Endpoints', 'Files', 'Role', 'MetricStore', 'AccessLogs', 'LoadBalancer', 'RolloutAlarm', 'Notices', 'Fleet', 'LogPipeline', 'Monitoring']);
});

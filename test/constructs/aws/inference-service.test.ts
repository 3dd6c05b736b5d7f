import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { InferenceService, type InferenceServiceProps } from '../../../constructs/aws/inference-service';
import { Platform, Profile } from '../../../lib/deployment/enums';
import type { DeploymentProps } from '../../../lib/deployment/props';

const DEPLOYMENT: DeploymentProps = {
  name: 'chat',
  profile: Profile.DEV,
  platforms: [Platform.EC2],
  model: { id: 'Qwen/Qwen3-8B', revision: 'b968826d9c46dd6066d109eabc6255188de91218' },
  engine: { name: 'vllm' },
  hardware: { instanceType: 'g6e.2xlarge' },
  workload: { contextTokens: 8192 },
  aws: { region: 'us-east-1' },
};

const stack = (): Stack => new Stack(new App(), 'Mine', { env: { region: 'us-east-1' } });

function given(props: (scope: Stack) => Partial<InferenceServiceProps> = () => ({})): Template {
  const scope = stack();
  new InferenceService(scope, 'Chat', { deployment: DEPLOYMENT, ...props(scope) });
  return Template.fromStack(scope);
}

test('a description is all it takes', () => {
  given().resourceCountIs('AWS::AutoScaling::AutoScalingGroup', 1);
});

test('a network of the caller holds the boxes, and none is made', () => {
  const template = given((scope) => ({ vpc: ec2.Vpc.fromVpcAttributes(scope, 'Vpc', { vpcId: 'vpc-1', vpcCidrBlock: '10.9.0.0/16', availabilityZones: ['us-east-1a'], privateSubnetIds: ['subnet-1'] }) }));
  template.resourceCountIs('AWS::EC2::VPC', 0);
  template.hasResourceProperties('AWS::AutoScaling::AutoScalingGroup', { VPCZoneIdentifier: ['subnet-1'] });
});

test('a key and a secret of the caller are used by what they are', () => {
  const deployment = { ...DEPLOYMENT, access: { apiKeys: { secret: 'named' } } };
  const template = given((scope) => ({ deployment, key: new kms.Key(scope, 'K'), apiKeySecret: new secretsmanager.Secret(scope, 'S') }));
  const text = JSON.stringify(template.toJSON());
  expect(text).toMatch(/"KmsKeyId":\{"Fn::GetAtt":\["K[0-9A-F]+","Arn"\]\}/);
  expect(text).toMatch(/"secretsmanager:GetSecretValue","Effect":"Allow","Resource":\{"Ref":"S[0-9A-F]+"\}|"Resource":\{"Ref":"S[0-9A-F]+"\}/);
});

test('fails with every finding at once', () => {
  expect(() => given(() => ({ deployment: { ...DEPLOYMENT, hardware: { instanceType: 'no.such' }, engine: { name: 'nobody' } } }))).toThrow(/no\.such[\s\S]*nobody|nobody[\s\S]*no\.such/);
});

test('fails in a stack of another region', () => {
  const elsewhere = new Stack(new App(), 'Mine', { env: { region: 'eu-west-1' } });
  expect(() => new InferenceService(elsewhere, 'Chat', { deployment: DEPLOYMENT })).toThrow(/'us-east-1'.*'eu-west-1'.*\[aws\.region\]/);
});

test('a stack of no region stands in the one of the deployment, or nowhere', () => {
  const anywhere = new Stack(new App(), 'Mine');
  new InferenceService(anywhere, 'Chat', { deployment: DEPLOYMENT });
  expect(JSON.stringify(Template.fromStack(anywhere).toJSON().Rules)).toContain('"Fn::Equals":[{"Ref":"AWS::Region"},"us-east-1"]');
});

test('fails for a patch, which has no effect in a stack of somebody else', () => {
  expect(() => given(() => ({ deployment: { ...DEPLOYMENT, patches: [{ target: 'ChatFleet', merge: {} }] } }))).toThrow(/use addPropertyOverride/);
});

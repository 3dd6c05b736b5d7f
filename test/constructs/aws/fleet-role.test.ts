import { Exposure } from '../../../lib/deployment/enums';
import { givenUnwatchedTemplate as givenTemplate, type GivenAws } from '../../support/aws-fixture';
import { givenEngine, givenReplica, givenService } from '../../support/replica';

interface Statement {
  readonly Sid: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

function roleOf(given: GivenAws = {}): any {
  return Object.values(givenTemplate(given).findResources('AWS::IAM::Role')).find((role: any) => JSON.stringify(role.Properties.AssumeRolePolicyDocument).includes('ec2.amazonaws.com'));
}

const statementsOf = (given: GivenAws = {}): Statement[] => roleOf(given).Properties.Policies[0].PolicyDocument.Statement;
const statement = (sid: string, given: GivenAws = {}): Statement | undefined => statementsOf(given).find(({ Sid }) => Sid === sid);

test('no managed policy, and no action with a wildcard', () => {
  expect(roleOf().Properties.ManagedPolicyArns).toBeUndefined();
  expect(statementsOf().flatMap(({ Action }) => Action).filter((action) => action.includes('*'))).toEqual([]);
});

test('only calls that know no resource are allowed on every resource', () => {
  const anywhere = statementsOf().filter(({ Resource }) => Resource === '*').map(({ Sid }) => Sid);
  expect(anywhere).toEqual(['Sessions', 'Metrics']);
  expect(statementsOf().find(({ Sid }) => Sid === 'Metrics')?.Condition).toEqual({ StringEquals: { 'cloudwatch:namespace': 'LlmServing' } });
});

test('files are read on their exact names', () => {
  const resources = statement('Files')?.Resource as unknown[];
  expect(resources).toHaveLength(Object.keys(givenTemplate().findResources('AWS::SSM::Parameter')).length);
  expect(JSON.stringify(resources)).not.toContain('*');
});

test('weights are read below their own prefix', () => {
  expect(JSON.stringify(statement('Weights')?.Resource)).toContain(':s3:::acme-models/qwen3-8b/*');
  expect(statement('WeightsList')?.Condition).toEqual({ StringLike: { 's3:prefix': 'qwen3-8b/*' } });
});

test('weights from the Hub need no bucket', () => {
  const { model } = givenService();
  expect(statement('Weights', { service: { model: { ...model, source: 'hf' } } })).toBeUndefined();
});

test('keys are used through the service that holds the data', () => {
  expect(JSON.stringify(statement('ApiKeyDecrypt')?.Condition)).toContain('secretsmanager.');
  expect(JSON.stringify(statement('WeightsDecrypt')?.Condition)).toContain('s3.');
});

test('a named secret is followed by exactly the six characters that the service chooses', () => {
  expect(JSON.stringify(statement('ApiKey')?.Resource)).toContain('secret:chat-keys-??????');
});

test('without API keys no secret can be read', () => {
  expect(statement('ApiKey', { access: { apiKeySecret: undefined, exposure: Exposure.INTERNAL } })).toBeUndefined();
});

test('a box speaks for its own group and stack only', () => {
  expect(JSON.stringify(statement('Lifecycle')?.Resource)).toMatch(/autoScalingGroupName\/.*AWS::StackName.*ChatFleet[0-9A-F]{8}.*-\*/);
  expect(statement('Stack')?.Resource).toEqual({ Ref: 'AWS::StackId' });
});

test('images are pulled from ECR on the exact repository, and only when they are there', () => {
  const image = '444455556666.dkr.ecr.eu-west-1.amazonaws.com/mirror/engine@sha256:abc';
  expect(statement('Images')).toBeUndefined();
  expect(JSON.stringify(statement('Images', { input: { replica: givenReplica({ engine: givenEngine({ image }) }) } })?.Resource)).toContain(':ecr:eu-west-1:444455556666:repository/mirror/engine');
});

test('the permissions boundary and the prefix of names are taken over', () => {
  const aws = { region: 'us-east-1', permissionsBoundary: 'arn:aws:iam::111122223333:policy/boundary', namePrefix: 'acme-' };
  const template = givenTemplate({ deployment: { aws } });
  Object.values(template.findResources('AWS::IAM::Role')).forEach((role: any) => {
    expect(role.Properties.PermissionsBoundary).toBe(aws.permissionsBoundary);
    expect(role.Properties.RoleName).toMatch(/^acme-chat-chat/);
  });
});

import { App, Stack, type Environment } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { holdDestination } from '../../../../constructs/aws/private/destination';
import { LlmServingError } from '../../../../lib/error';

const ASKED = { region: 'us-east-1', account: '111122223333' };

function rulesIn(env?: Environment): { readonly [id: string]: unknown } {
  const stack = new Stack(new App(), 'Mine', { env });
  holdDestination(stack, ASKED);
  return Template.fromStack(stack).toJSON().Rules ?? {};
}

test.each([
  ['region', { region: 'eu-west-1' }, /'us-east-1'.*'eu-west-1'/],
  ['account', { region: 'us-east-1', account: '444455556666' }, /'111122223333'.*'444455556666'/],
])('fails for a stack that names another %s', (field, env, says) => {
  const refusal = (): object => rulesIn(env);
  expect(refusal).toThrow(says);
  expect(refusal).toThrow(expect.objectContaining({ code: 'InvalidInput', path: `aws.${field}` }));
  expect(refusal).toThrow(LlmServingError);
});

test('a stack that names no region asserts it when it is deployed', () => {
  expect(rulesIn().Region).toEqual({ Assertions: [{ Assert: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] }, AssertDescription: expect.stringContaining('us-east-1') }] });
});

test('a stack that names the same region asserts nothing', () => {
  expect(rulesIn({ region: 'us-east-1' })).not.toHaveProperty('Region');
  expect(rulesIn(ASKED)).not.toHaveProperty('Region');
});

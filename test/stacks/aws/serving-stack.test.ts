import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { PatchProps } from '../../../lib/deployment/props';
import { Exposure, Platform } from '../../../lib/deployment/enums';
import { ServingStack } from '../../../stacks/aws/serving-stack';
import { givenInput, type GivenAws } from '../../support/aws-fixture';

function givenServing(given: GivenAws = {}, app = new App({ analyticsReporting: false })): ServingStack {
  const input = givenInput(given);
  const decision = { deployment: input.deployment, services: [input as any], findings: [], waived: [] };
  return new ServingStack(app, 'chat', { decision, platform: Platform.EC2 });
}

const outputsOf = (given: GivenAws = {}): string[] => Object.keys(Template.fromStack(givenServing(given)).findOutputs('*')).sort();
const patched = (...patches: PatchProps[]): ServingStack => givenServing({ deployment: { patches } });
const groupId = (stack: ServingStack): string => Object.keys(Template.fromStack(stack).findResources('AWS::AutoScaling::AutoScalingGroup'))[0];
const GROUP = groupId(givenServing());

test('a person finds the address, the boxes, the logs and a way in', () => {
  expect(outputsOf()).toEqual(['ChatEndpoint', 'ChatGroup', 'ChatLogs', 'ChatSession']);
});

test('without a load balancer there is no address', () => {
  expect(outputsOf({ access: { exposure: Exposure.NONE } })).toEqual(['ChatGroup', 'ChatLogs', 'ChatSession']);
});

test('a patch merges into one resource by its logical id', () => {
  const stack = patched({ target: GROUP, merge: { Properties: { Cooldown: '60', TerminationPolicies: null }, Metadata: { 'with.dot': { a: 1 } } } });
  const { Properties, Metadata } = Template.fromStack(stack).toJSON().Resources[GROUP];
  expect(Properties.Cooldown).toBe('60');
  expect(Properties.TerminationPolicies).toBeUndefined();
  expect(Properties.MinSize).toBe('1');
  expect(Metadata).toEqual({ 'with.dot': { a: 1 } });
});

const cooldownAfter = (target: string): unknown => patched({ target, merge: { Properties: { Cooldown: '61' } } }).resources[GROUP].Properties.Cooldown;

test('a patch may name the type, which must be right', () => {
  expect(cooldownAfter(`AWS::AutoScaling::AutoScalingGroup/${GROUP}`)).toBe('61');
  expect(cooldownAfter(`AWS::EC2::VPC/${GROUP}`)).not.toBe('61');
});

/** The order of resources is added at synth. */
const withoutOrder = (resources: { [id: string]: any }) => Object.fromEntries(Object.entries(resources).map(([id, { DependsOn, ...rest }]) => [id, rest]));

test.each([['with tags', { aws: { region: 'us-east-1', tags: { cost: 'c42' } } }], ['with a patch', { patches: [{ target: GROUP, merge: { Properties: { Cooldown: '61' } } }] }]])('its resources are those of the template, %s', (_, deployment) => {
  const stack = givenServing({ deployment });
  const { resources } = stack;
  expect(withoutOrder(resources)).toEqual(withoutOrder(Template.fromStack(stack).toJSON().Resources));
});

test('tags reach every resource that takes them', () => {
  const stack = givenServing({ deployment: { aws: { region: 'us-east-1', tags: { cost: 'c42' } } } });
  Template.fromStack(stack).allResourcesProperties('AWS::IAM::Role', { Tags: [{ Key: 'cost', Value: 'c42' }] });
});

test('fails without a region', () => {
  expect(() => givenServing({ deployment: { aws: undefined } })).toThrow(/needs a deployment with a region \[aws\.region\]/);
});

function synthesized(): string {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'stack-'));
  const app = new App({ outdir, analyticsReporting: false, treeMetadata: false });
  givenServing({}, app);
  app.synth();
  const text = fs.readFileSync(path.join(outdir, 'chat.template.json'), 'utf8');
  fs.rmSync(outdir, { recursive: true });
  return text;
}

test('the same description gives the same bytes in another folder, time zone and account', () => {
  const here = process.cwd();
  const once = synthesized();
  const before = { ...process.env };
  try {
    process.chdir(os.tmpdir());
    Object.assign(process.env, { TZ: 'Asia/Tokyo', AWS_REGION: 'eu-west-1', CDK_DEFAULT_ACCOUNT: '999999999999', CDK_DEFAULT_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'x' });
    expect(synthesized()).toBe(once);
  } finally {
    process.chdir(here);
    process.env = before;
  }
});

test('the output does not depend on feature flags of the app around it', () => {
  const flags = JSON.parse(fs.readFileSync(require.resolve('aws-cdk-lib/recommended-feature-flags.json'), 'utf8'));
  const plain = Template.fromStack(givenServing()).toJSON();
  expect(Template.fromStack(givenServing({}, new App({ analyticsReporting: false, context: flags }))).toJSON()).toEqual(plain);
});

test('there is nothing to upload', () => {
  expect(synthesized()).not.toMatch(/AssetParameters|cdk-hnb659fds-assets-.*\.zip|AWS::Lambda/);
});

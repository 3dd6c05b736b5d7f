import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Exposure, Platform } from '../../../lib/deployment/enums';
import { ServingStack } from '../../../stacks/aws/serving-stack';
import { givenInput, IMPORTS, type GivenAws } from '../../support/aws-fixture';
import { givenTasks } from '../../support/ecs-fixture';

function givenServing(given: GivenAws = {}): ServingStack {
  const input = givenInput(givenTasks(given));
  const decision = { deployment: input.deployment, services: [input as any], findings: [], waived: [] };
  return new ServingStack(new App({ analyticsReporting: false }), 'chat', { decision, platform: Platform.ECS });
}

const subjectsOf = (given: GivenAws): string[] => givenServing(given).tenants.notesOf('chat').map(({ subject }) => subject);

test('its stack stands beside that of boxes, and a person finds address, cluster, service and logs', () => {
  const stack = givenServing();
  expect(stack.stackName).toBe('chat-ecs');
  expect(Object.keys(Template.fromStack(stack).findOutputs('*')).sort()).toEqual(['ChatCluster', 'ChatEndpoint', 'ChatLogs', 'ChatService']);
  expect(stack.tenants.parityOf?.({ Resources: stack.resources }, 'chat').replicasMin).toBe(1);
});

test('a reviewer hears what a template cannot say', () => {
  expect(subjectsOf({})).toEqual(['API keys', 'price of alarms']);
  expect(subjectsOf({ access: { apiKeySecret: undefined, exposure: Exposure.INTERNAL } })).toEqual(['price of alarms']);
  expect(subjectsOf({ deployment: { aws: { region: 'ap-south-2', imports: { ...IMPORTS, cluster: { name: 'shared' } } } } })).toEqual(['machines of the cluster', 'API keys', 'price of alarms']);
  expect(subjectsOf({ deployment: { aws: { region: 'ap-south-2' } } })).toContain('zones');
});

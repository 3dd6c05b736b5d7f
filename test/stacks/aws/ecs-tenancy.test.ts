import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Exposure, HistogramStore, Platform } from '../../../lib/deployment/enums';
import { observabilityOf } from '../../../lib/deployment/observability';
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
  const unpriced = (given: GivenAws): string[] => subjectsOf(given).filter((subject) => !subject.startsWith('price'));
  expect(unpriced({})).toEqual(['API keys']);
  expect(unpriced({ access: { apiKeySecret: undefined, exposure: Exposure.INTERNAL } })).toEqual([]);
  expect(unpriced({ deployment: { aws: { region: 'ap-south-2', imports: { ...IMPORTS, cluster: { name: 'shared' } } } } })).toEqual(['machines of the cluster', 'API keys']);
  expect(unpriced({ deployment: { aws: { region: 'ap-south-2' } } })).toContain('zones');
});

const withoutExtras = observabilityOf({ dashboards: false, histograms: HistogramStore.NONE });

test('a reviewer hears what is charged for, and only where it stands', () => {
  const prices = (given: GivenAws): string[] => subjectsOf(given).filter((subject) => subject.startsWith('price'));
  const all = ['price of alarms', 'price of metrics', 'price of histograms', 'price of the dashboard', 'price of the log archive', 'price of endpoints'];
  expect(prices({ service: { observability: observabilityOf({}, true) } })).toEqual(all);
  expect(prices({ service: { observability: withoutExtras }, deployment: { aws: { region: 'us-east-1', imports: IMPORTS } } })).toEqual(['price of alarms', 'price of metrics']);
});

test('doors are named and counted, but for the one of S3, which is free', () => {
  const stack = givenServing();
  const [{ reason }] = stack.tenants.notesOf('chat').filter(({ subject }) => subject === 'price of endpoints');
  const doors = Object.values(stack.resources).filter(({ Type, Properties }) => Type === 'AWS::EC2::VPCEndpoint' && Properties.VpcEndpointType === 'Interface');
  expect(reason).toMatch(new RegExp(`^each of ${doors.length} interface endpoints`));
  ['autoscaling', 'monitoring', 'aps-workspaces'].forEach((name) => expect(reason).toContain(name));
});

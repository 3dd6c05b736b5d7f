import type { Template } from 'aws-cdk-lib/assertions';
import type { Observability } from '../../../../lib/deployment/observability';
import { alertFiguresOf } from '../../../../lib/deployment/alert-figures';
import { AlertSeverity } from '../../../../lib/deployment/notification-props';
import { DEV, givenTemplate, IMPORTS, type GivenAws } from '../../../support/aws-fixture';
import { givenService } from '../../../support/replica';
import { givenObservability, ROUTES } from '../../../support/notifications';

const watched = (changes: Partial<Observability>, given: GivenAws = {}): Template => givenTemplate({ ...given, service: { ...given.service, observability: givenObservability(changes) } });

const WORKLOAD = givenService().workload;

const propertiesOf = (template: Template, type: string): any[] => Object.values(template.findResources(type)).map(({ Properties }) => Properties);
const [TOLD, PLAIN] = [watched({ notifications: ROUTES, alerts: alertFiguresOf({ budgetUsdPerMonth: 5000 }) }), watched({})];

/** Logical id of the topic of a severity. */
const topicOf = (title: string): string => Object.keys(TOLD.findResources('AWS::SNS::Topic')).find((id) => id.includes(`${title}Topic`)) ?? '';

const compositesOf = (template: Template): { [id: string]: any } =>
  Object.fromEntries(Object.entries(template.findResources('AWS::CloudWatch::CompositeAlarm')).map(([id, { Properties }]) => [/Service(\w+?)[0-9A-F]{8}$/.exec(id)?.[1] ?? id, Properties]));

const SUBSCRIBERS: [string, string, object][] = [
  ['a service of PagerDuty', 'https', { Endpoint: '{{resolve:secretsmanager:oncall/pagerduty:SecretString}}', TopicArn: { Ref: topicOf('Page') } }],
  ['a function', 'lambda', { Endpoint: ROUTES[2].arn, TopicArn: { Ref: topicOf('Page') } }],
  ['a mail address', 'email', { Endpoint: 'llm@example.com', TopicArn: { Ref: topicOf('Ticket') } }],
];

test.each(SUBSCRIBERS)('%s subscribes to the topic of its severity', (_, protocol, subscription) => {
  expect(propertiesOf(TOLD, 'AWS::SNS::Subscription').filter(({ Protocol }) => Protocol === protocol)).toEqual([{ Protocol: protocol, ...subscription }]);
});

test('a function lets its topic call it, and nobody else', () => {
  expect(propertiesOf(TOLD, 'AWS::Lambda::Permission')).toEqual([{ Action: 'lambda:InvokeFunction', FunctionName: ROUTES[2].arn, Principal: 'sns.amazonaws.com', SourceArn: { Ref: topicOf('Page') } }]);
});

test('a channel that hears two severities is configured once, and can change nothing', () => {
  const [slack, ...others] = propertiesOf(TOLD, 'AWS::Chatbot::SlackChannelConfiguration');
  expect(others).toEqual([]);
  expect(slack).toMatchObject({ SlackWorkspaceId: 'T0123', SlackChannelId: 'C0123', SnsTopicArns: [{ Ref: topicOf('Page') }, { Ref: topicOf('Ticket') }] });
  const [policyId] = Object.keys(TOLD.findResources('AWS::IAM::ManagedPolicy'));
  expect(slack.GuardrailPolicies).toEqual([{ Ref: policyId }]);
  const [{ PolicyDocument: { Statement } }] = propertiesOf(TOLD, 'AWS::IAM::ManagedPolicy');
  expect(Statement.flatMap(({ Action }: { Action: string[] }) => Action).filter((action: string) => !/^cloudwatch:(Describe|Get|List)/.test(action))).toEqual([]);
  expect(propertiesOf(TOLD, 'AWS::Chatbot::MicrosoftTeamsChannelConfiguration')).toEqual([expect.objectContaining({ TeamsTenantId: ROUTES[5].tenant, TeamId: ROUTES[5].team, SnsTopicArns: [{ Ref: topicOf('Ticket') }] })]);
});

test('topics are encrypted with a key that alarms may use, also where nothing else is', () => {
  const { KmsMasterKeyId: { 'Fn::GetAtt': [keyId] } } = propertiesOf(watched({ notifications: ROUTES.slice(0, 1) }, DEV), 'AWS::SNS::Topic').find(({ DisplayName }) => DisplayName.startsWith('Page'));
  expect(keyId).toContain('NotificationsKey');
});

test('one alarm of each severity notifies, and no other does', () => {
  const composites = compositesOf(TOLD);
  expect(composites.Hurting.AlarmActions).toEqual([{ Ref: topicOf('Page') }]);
  expect(composites.NeedsWork.AlarmActions).toEqual([{ Ref: topicOf('Ticket') }]);
  expect(composites.Noted.AlarmActions).toEqual([ROUTES[6].arn]);
  const children = Object.entries(TOLD.findResources('AWS::CloudWatch::Alarm')).filter(([id]) => id.includes('MonitoringAlarms'));
  expect(children.filter(([, { Properties }]) => Properties.AlarmActions !== undefined)).toEqual([]);
  const rules = JSON.stringify(Object.values(composites).map(({ AlarmRule }) => AlarmRule));
  expect(children.map(([id]) => rules.split(`"Ref":"${id}"`).length - 1)).toEqual(children.map(() => 1));
});

test('what nobody is named for rings at the topic of the machines, and what is only good to know at none', () => {
  const [notices] = Object.keys(PLAIN.findResources('AWS::SNS::Topic'));
  const { Hurting, NeedsWork, Noted } = compositesOf(PLAIN);
  expect([Hurting.AlarmActions, NeedsWork.OKActions, Noted]).toEqual([[{ Ref: notices }], [{ Ref: notices }], undefined]);
});

test('an imported topic hears everything', () => {
  const { Hurting, Noted } = compositesOf(watched({ notifications: ROUTES.slice(0, 1) }, { deployment: { aws: { region: 'us-east-1', imports: IMPORTS } } }));
  expect([Hurting.AlarmActions.length, Hurting.AlarmActions[1], Noted.AlarmActions]).toEqual([2, IMPORTS.topic, [IMPORTS.topic]]);
});

test('a topic that no alarm may ring at is left out: the account has no key that lets alarms in', () => {
  expect(compositesOf(watched({}, DEV)).Hurting.AlarmActions).toBeUndefined();
});

test('quiet hours hold back what they name', () => {
  const template = watched({ quietHours: [{ days: ['fri', 'sat'], from: '22:30', to: '07:00', timeZone: 'Europe/Berlin', severities: [AlertSeverity.TICKET, AlertSeverity.INFO] }] });
  const needsWork = Object.keys(template.findResources('AWS::CloudWatch::CompositeAlarm')).find((id) => id.includes('NeedsWork'));
  expect(propertiesOf(template, 'AWS::CloudWatch::AlarmMuteRule')).toEqual([expect.objectContaining({
    Rule: { Schedule: { Expression: 'cron(30 22 * * FRI,SAT)', Duration: 'PT510M', Timezone: 'Europe/Berlin' } },
    MuteTargets: { AlarmNames: [{ Ref: needsWork }] },
  })]);
});

test('a route that is written twice is one', () => {
  expect(propertiesOf(watched({ notifications: [ROUTES[3], ROUTES[3]] }), 'AWS::SNS::Subscription')).toHaveLength(1);
});

test('a budget tells the topic of its severity, of this stack alone', () => {
  const [{ Budget, NotificationsWithSubscribers }] = propertiesOf(TOLD, 'AWS::Budgets::Budget');
  expect(Budget).toMatchObject({ BudgetLimit: { Amount: 5000, Unit: 'USD' }, CostFilters: { TagKeyValue: [{ 'Fn::Join': ['$', ['aws:cloudformation:stack-name', { Ref: 'AWS::StackName' }]] }] } });
  expect(NotificationsWithSubscribers.map(({ Subscribers }: any) => Subscribers[0].Address)).toEqual([{ Ref: topicOf('Ticket') }, { Ref: topicOf('Ticket') }]);
  expect(propertiesOf(PLAIN, 'AWS::Budgets::Budget')).toEqual([]);
});

test('the objective asks for what is promised, of requests that the service did not fail', () => {
  const goals = [{}, { availabilityPercent: 99.9 }].map((slo) => propertiesOf(givenTemplate({ service: { workload: { ...WORKLOAD, slo } } }), 'AWS::ApplicationSignals::ServiceLevelObjective')[0].Goal.AttainmentGoal);
  expect(goals).toEqual([99, 99.9]);
  const [{ Name, RequestBasedSli: { RequestBasedSliMetric: { TotalRequestCountMetric: [total], MonitoredRequestCountMetric: { BadCountMetric: [bad] } } } }] = propertiesOf(PLAIN, 'AWS::ApplicationSignals::ServiceLevelObjective');
  expect([Name, total.MetricStat.Metric.MetricName, bad.MetricStat.Metric.MetricName]).toEqual(['chat-chat-ec2-availability', 'requests_answered_total', 'requests_failed_total']);
  expect(propertiesOf(givenTemplate(DEV), 'AWS::ApplicationSignals::ServiceLevelObjective')).toEqual([]);
});

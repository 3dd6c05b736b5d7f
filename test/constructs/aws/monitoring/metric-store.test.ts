import { HistogramStore } from '../../../../lib/deployment/enums';
import { DEV, givenInput, givenTemplate, IMPORTS, type GivenAws } from '../../../support/aws-fixture';
import { containerOf, givenEcsTemplate, onlyOne } from '../../../support/ecs-fixture';
import { filesIn } from '../../../../constructs/aws/private/template-files';

/** Only a promise of latency makes rules that need histograms. */
const PROMISED = { workload: { ...givenInput().service.workload, slo: { ttftP95Ms: 1500 } } };
const told = (histograms: HistogramStore): GivenAws => ({ service: { observability: { ...givenInput().service.observability, histograms, otlpEndpoint: 'https://otlp.acme.com:4318' } } });
const ELSEWHERE = told(HistogramStore.OTLP);
const WORKSPACE = 'ws-12345678-1234-1234-1234-123456789012';
const IMPORTED: GivenAws = { service: PROMISED, deployment: { aws: { region: 'us-east-1', imports: { ...IMPORTS, prometheusWorkspace: WORKSPACE } } } };
const boxOf = (given: GivenAws): Map<string, string> => filesIn(givenTemplate(given).toJSON() as any, 'chat');
const environmentOf = (given: GivenAws): { [name: string]: unknown } => Object.fromEntries(containerOf(givenEcsTemplate(given), 'collector').Environment.map(({ Name, Value }: any) => [Name, Value]));

describe.each([['boxes', givenTemplate], ['tasks', givenEcsTemplate]] as const)('of %s', (_, template) => {
  test('a store is encrypted with the key of the service, tells its topic, and judges the rules that CloudWatch cannot', () => {
    const workspace = onlyOne(template(), 'AWS::APS::Workspace');
    expect(workspace.KmsKeyArn).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/Key/), 'Arn'] });
    expect(JSON.stringify(workspace.LoggingConfiguration)).toContain(':*');
    const definition = workspace.AlertManagerDefinition['Fn::Join'][1].map((part: unknown) => (typeof part === 'string' ? part : 'TOPIC')).join('');
    const { receivers, route } = JSON.parse(definition.split('\n  ')[1]);
    expect(receivers[0]).toMatchObject({ name: 'page', sns_configs: [{ topic_arn: 'TOPIC', sigv4: { region: 'us-east-1' } }] });
    expect(route.routes.map(({ receiver, matchers }: any) => [receiver, ...matchers])).toEqual(['page', 'ticket', 'info'].map((severity) => [severity, `severity="${severity}"`]));
    const { groups: [{ rules }] } = JSON.parse(onlyOne(template({ service: PROMISED }), 'AWS::APS::RuleGroupsNamespace').Data);
    const ringing = Object.values(template({ service: PROMISED }).findResources('AWS::CloudWatch::Alarm')).map(({ Properties }: any) => String(Properties.AlarmDescription).split(':')[0]);
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.filter(({ alert }: any) => ringing.includes(alert))).toEqual([]);
    expect(rules.some(({ expr }: any) => /_bucket\{.*llm_service="chat\/chat\/e/.test(expr))).toBe(true);
  });

  test('it may be written to, and by nothing else than its own address', () => {
    const statements = Object.values(template().findResources('AWS::IAM::Role')).flatMap(({ Properties }: any) => (Properties.Policies ?? []).flatMap(({ PolicyDocument }: any) => PolicyDocument.Statement));
    expect(statements.filter(({ Sid }) => Sid === 'Histograms')).toEqual([{ Sid: 'Histograms', Effect: 'Allow', Action: 'aps:RemoteWrite', Resource: { 'Fn::GetAtt': [expect.stringMatching(/MetricStore/), 'Arn'] } }]);
  });

  test('one that stands is used by its id, and its owner says who hears of it', () => {
    template(IMPORTED).resourceCountIs('AWS::APS::Workspace', 0);
    expect(JSON.stringify(onlyOne(template(IMPORTED), 'AWS::APS::RuleGroupsNamespace').Workspace)).toContain(`workspace/${WORKSPACE}`);
  });

  test.each([['under dev', DEV], ['where histograms go to another store', ELSEWHERE], ['where they go nowhere', told(HistogramStore.NONE)]])('none stands %s', (__, given) => {
    ['AWS::APS::Workspace', 'AWS::APS::RuleGroupsNamespace'].forEach((type) => template(given).resourceCountIs(type, 0));
  });
});

test('a box sends by a unit of its own, which is told the address as it is deployed', () => {
  const files = boxOf({});
  expect(files.get('/etc/systemd/system/llm-collector.service')).toMatch(/--env-file \\\s+\/etc\/llm-serving\/collector\.env \\\s+--env \\\s+LLM_METRICS_URL \\/);
  expect(JSON.parse(files.get('/etc/llm-serving/collector.env')?.replace('LLM_COLLECTOR_CONFIG=', '') ?? '').remote_write[0]).toMatchObject({ url: '@LLM_METRICS_URL@', sigv4: { region: 'us-east-1' } });
  expect(files.get('/etc/systemd/system/llm-serving.target')).toContain('llm-collector.service');
  expect(files.get('/etc/llm-serving/plan.env')).toContain('prom/prometheus');
  expect(JSON.stringify(givenTemplate().findResources('AWS::EC2::LaunchTemplate'))).toContain('LLM_METRICS_URL');
  expect([...boxOf(DEV).keys()].filter((path) => path.includes('collector'))).toEqual([]);
});

test('a task sends by a container of its own, with nothing to write to but memory', () => {
  const collector = containerOf(givenEcsTemplate(), 'collector');
  expect(collector).toMatchObject({ Essential: false, ReadonlyRootFilesystem: true, User: '65534:65534', Memory: 256, LinuxParameters: { Tmpfs: [{ ContainerPath: '/prometheus', Size: 64 }] } });
  expect(JSON.stringify(environmentOf({}).LLM_METRICS_URL)).toContain('api/v1/remote_write');
});

test('another store is told by OpenTelemetry, and its port is open', () => {
  const config = JSON.parse(String(environmentOf(ELSEWHERE).LLM_COLLECTOR_CONFIG));
  expect(config.exporters).toEqual({ otlphttp: { endpoint: 'https://otlp.acme.com:4318' } });
  expect(config.receivers.prometheus.config.scrape_configs).toHaveLength(2);
  const ports = Object.values(givenTemplate(ELSEWHERE).findResources('AWS::EC2::SecurityGroup')).flatMap(({ Properties }: any) => Properties.SecurityGroupEgress.map(({ FromPort }: any) => FromPort));
  expect(ports).toContain(4318);
});

test.each([['boxes', givenTemplate], ['tasks', givenEcsTemplate]] as const)('whoever takes spans of %s is reached on its port', (_, template) => {
  const given = template({ service: { observability: { ...givenInput().service.observability, traces: { endpoint: 'http://otel.acme.internal:4317' } } } });
  const ports = Object.values(given.findResources('AWS::EC2::SecurityGroup')).flatMap(({ Properties }: any) => (Properties.SecurityGroupEgress ?? []).map(({ FromPort }: any) => FromPort));
  expect(ports).toContain(4317);
});

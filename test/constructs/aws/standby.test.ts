import { Match } from 'aws-cdk-lib/assertions';
import { DegradationSignal } from '../../../lib/deployment/degradation-props';
import { givenTemplate, IMPORTS, LISTENER, withStandby, type GivenAws } from '../../support/aws-fixture';
import { LOGIN } from '../../support/login';
import { givenEcsTemplate } from '../../support/ecs-fixture';

const TARGETS = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/small/0123456789abcdef';
const STATE_MACHINE = 'AWS::StepFunctions::StateMachine';

const definitionOf = (given: GivenAws): any => Object.values<any>(givenTemplate(given).findResources(STATE_MACHINE))[0].Properties.Definition;
const onNobody = withStandby({ when: { signal: DegradationSignal.REPLICAS_REPORTING, below: 1 } });
const alarmsOf = (given: GivenAws): any[] => Object.entries<any>(givenTemplate(given).findResources('AWS::CloudWatch::Alarm')).filter(([id]) => id.includes('Standby')).map(([, { Properties }]) => Properties);

test('without a standby nothing of it is made, and callers are led as ever', () => {
  givenTemplate().resourceCountIs(STATE_MACHINE, 0);
  givenTemplate().hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', { DefaultActions: [{ Type: 'forward', TargetGroupArn: Match.anyValue(), ForwardConfig: Match.absent() }] });
});

test('a standby stands in the listener with its share, and the load balancer may reach it', () => {
  const template = givenTemplate(withStandby({}, { share: 0.05 }));
  template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', { DefaultActions: [{ ForwardConfig: { TargetGroups: [{ Weight: 95 }, { TargetGroupArn: TARGETS, Weight: 5 }] } }] });
  template.hasResourceProperties('AWS::EC2::SecurityGroup', { SecurityGroupEgress: Match.arrayWith([Match.objectLike({ DestinationSecurityGroupId: 'sg-0fedcba9876543210', FromPort: 8080, ToPort: 8080 })]) });
});

test('whoever leads callers there may change that listener and nothing else', () => {
  const roles = Object.entries<any>(givenTemplate(withStandby()).findResources('AWS::IAM::Role')).filter(([id]) => id.includes('Standby'));
  expect(roles.map(([, { Properties }]) => Properties.Policies[0].PolicyDocument.Statement)).toEqual([
    [{ Effect: 'Allow', Action: 'elasticloadbalancing:ModifyListener', Resource: { Ref: expect.stringMatching(/Listener/) } }],
    [{ Effect: 'Allow', Action: 'states:StartExecution', Resource: { 'Fn::GetAtt': [expect.stringMatching(/Switch/), 'Arn'] } }],
  ]);
});

test('all callers are led to the standby, and then as they were before, with whoever is let in', () => {
  const { States } = definitionOf(withStandby({}, { share: 0.05 }));
  const weights = (state: any) => state.Parameters.DefaultActions[0].ForwardConfig.TargetGroups.map(({ Weight }: any) => Weight);
  expect([weights(States.Standby), weights(States.Service)]).toEqual([[0, 100], [95, 5]]);
  const tokens = { issuer: 'https://id.example.com', keysUrl: 'https://id.example.com/keys', audience: 'chat' };
  const [check, forward] = definitionOf({ ...withStandby(), access: { tokens } }).States.Standby.Parameters.DefaultActions;
  expect(check).toEqual({ Type: 'jwt-validation', Order: 1, JwtValidationConfig: { Issuer: tokens.issuer, JwksEndpoint: tokens.keysUrl, AdditionalClaims: [{ Name: 'aud', Format: 'single-string', Values: ['chat'] }] } });
  expect(forward).toMatchObject({ Type: 'forward', Order: 2 });
});

test('the secret of a login stays where it is', () => {
  const given = { ...withStandby(), access: { login: LOGIN, apiKeySecret: undefined } };
  const [login, forward] = definitionOf(given).States.Standby.Parameters.DefaultActions;
  expect(login).toMatchObject({ Type: 'authenticate-oidc', Order: 1, AuthenticateOidcConfig: { ClientId: LOGIN.clientId, UseExistingClientSecret: true } });
  expect(JSON.stringify([login, forward])).not.toMatch(/"ClientSecret"|resolve:/);
});

test('behind a listener of somebody else only our rule is changed', () => {
  const given = { ...withStandby(), access: { hostName: 'chat.acme.com' }, deployment: { aws: { region: 'us-east-1', imports: { ...IMPORTS, listener: LISTENER } } } };
  const { Resource, Parameters } = definitionOf(given).States.Standby;
  expect(JSON.stringify(Resource)).toContain('elasticloadbalancingv2:modifyRule');
  expect(Object.keys(Parameters)).toEqual(['RuleArn', 'Actions']);
});

test('it rings when nobody is well, by what the load balancer counts, and is taken back after five well minutes', () => {
  const [taken, back] = alarmsOf(onNobody);
  const healthy = [{ MetricStat: { Stat: 'Maximum', Metric: { Namespace: 'AWS/ApplicationELB', MetricName: 'HealthyHostCount' } } }, { Id: 'value', ReturnData: true }];
  expect(taken).toMatchObject({ ComparisonOperator: 'LessThanThreshold', Threshold: 1, EvaluationPeriods: 1, DatapointsToAlarm: 1, TreatMissingData: 'breaching', Metrics: healthy });
  expect(back).toMatchObject({ ComparisonOperator: 'LessThanThreshold', Threshold: 1, EvaluationPeriods: 5, DatapointsToAlarm: 1, TreatMissingData: 'breaching', Metrics: healthy });
});

test('a full queue is seen in the gauges that are brought anyway; when they stay away, nobody is led anywhere', () => {
  const [taken, back] = alarmsOf(withStandby({ when: { signal: DegradationSignal.REQUESTS_HELD, above: 8, lasting: '3m' }, back: { below: 2, lasting: '10m' } }));
  expect(taken).toMatchObject({ ComparisonOperator: 'GreaterThanThreshold', Threshold: 8, EvaluationPeriods: 3, DatapointsToAlarm: 3, TreatMissingData: 'notBreaching' });
  expect(JSON.stringify(taken.Metrics)).toContain('requests_held');
  expect(back).toMatchObject({ ComparisonOperator: 'GreaterThanOrEqualToThreshold', Threshold: 2, EvaluationPeriods: 10, DatapointsToAlarm: 1, TreatMissingData: 'breaching' });
});

test('one alarm leads there when it rings, the other back when it is quiet', () => {
  const rules = Object.values<any>(givenTemplate(withStandby()).findResources('AWS::Events::Rule')).map(({ Properties }) => Properties).filter(({ Targets }) => Targets.some(({ Id }: any) => Id === 'switch'));
  expect(rules.map(({ EventPattern: { detail }, Targets: [{ Input }] }) => [detail.state.value[0], JSON.parse(Input).to])).toEqual([['ALARM', 'standby'], ['OK', 'service']]);
});

test('what CloudWatch cannot see is left to a person: both stand in the listener, and nothing switches', () => {
  const template = givenTemplate(withStandby({ when: { signal: DegradationSignal.TIME_TO_FIRST_TOKEN, above: 3 } }));
  template.resourceCountIs(STATE_MACHINE, 0);
  expect(JSON.stringify(template.toJSON())).toContain(TARGETS);
});

test('tasks have it too', () => {
  givenEcsTemplate(withStandby()).resourceCountIs(STATE_MACHINE, 1);
});

import { CapacityKind } from '../../../lib/deployment/capacity-props';
import { DEV, givenTemplate, IMPORTS, type GivenAws } from '../../support/aws-fixture';

const SPOT: GivenAws = { service: { capacity: [{ kind: CapacityKind.ON_DEMAND, replicas: 1 }, { kind: CapacityKind.SPOT }] } };
const rulesOf = (given: GivenAws): any[] => Object.values<any>(givenTemplate(given).findResources('AWS::Events::Rule')).map(({ Properties }) => Properties);
const typesOf = (given: GivenAws): string[] => rulesOf(given).flatMap(({ EventPattern }) => EventPattern['detail-type']);

test('the owner hears of announced maintenance, of interruptions only where machines are spare ones', () => {
  expect(typesOf({})).toEqual(['AWS Health Event']);
  expect(typesOf(SPOT)).toEqual(expect.arrayContaining(['AWS Health Event', 'EC2 Instance Rebalance Recommendation']));
  expect(rulesOf({})[0].EventPattern).toEqual({ 'source': ['aws.health'], 'detail-type': ['AWS Health Event'], 'detail': { service: ['EC2'], eventTypeCategory: ['scheduledChange'] } });
});

test('EventBridge may publish to the topic, and use the key that it is encrypted with', () => {
  const [policy] = Object.values<any>(givenTemplate().findResources('AWS::SNS::TopicPolicy'));
  const [key] = Object.values<any>(givenTemplate().findResources('AWS::KMS::Key'));
  const allowed = (statements: any[], action: string) => statements.filter(({ Effect, Action }) => Effect === 'Allow' && [Action].flat().includes(action)).flatMap(({ Principal }) => Principal.Service ?? []);
  expect(allowed(policy.Properties.PolicyDocument.Statement, 'sns:Publish')).toContain('events.amazonaws.com');
  expect(allowed(key.Properties.KeyPolicy.Statement, 'kms:Decrypt')).toContain('events.amazonaws.com');
});

test('a topic that no service can reach gets no rule; one that stands already does', () => {
  expect(rulesOf(DEV)).toEqual([]);
  expect(rulesOf({ deployment: { aws: { region: 'us-east-1', imports: IMPORTS } } }).map(({ Targets: [{ Arn }] }) => Arn)).toEqual([IMPORTS.topic]);
});

import type { GivenAws } from '../../support/aws-fixture';
import { givenStack, givenTemplate } from '../../support/aws-fixture';
import { Exposure } from '../../../lib/deployment/enums';
import { FailoverRole } from '../../../lib/deployment/recovery-props';
import { givenService } from '../../support/replica';

const ZONED: GivenAws = { deployment: { aws: { region: 'us-east-1', imports: { hostedZone: { id: 'Z123', name: 'acme.com' } } } }, access: { hostName: 'chat.acme.com' } };
const recordsOf = (given: GivenAws): any[] => Object.values(givenTemplate(given).findResources('AWS::Route53::RecordSet')).map(({ Properties }: any) => Properties);

test('the name leads to the load balancer', () => {
  const template = givenTemplate(ZONED);
  const [balancer] = Object.keys(template.findResources('AWS::ElasticLoadBalancingV2::LoadBalancer'));
  expect(recordsOf(ZONED)).toEqual([{
    HostedZoneId: 'Z123', Name: 'chat.acme.com.', Type: 'A',
    AliasTarget: { DNSName: { 'Fn::GetAtt': [balancer, 'DNSName'] }, HostedZoneId: { 'Fn::GetAtt': [balancer, 'CanonicalHostedZoneID'] }, EvaluateTargetHealth: false },
  }]);
});

test.each<[string, GivenAws]>([
  ['a zone', { access: { hostName: 'chat.acme.com' } }], ['a name', { deployment: ZONED.deployment }], ['a load balancer', { ...ZONED, access: { hostName: 'chat.acme.com', exposure: Exposure.NONE } }],
])('without %s there is no record', (_, given) => {
  expect(recordsOf(given)).toEqual([]);
});

test('callers are told the name, whoever made its record', () => {
  const { stack, service } = givenStack({ access: { hostName: 'chat.acme.com', certificate: 'arn:aws:acm:us-east-1:111122223333:certificate/1' } });
  expect(stack.resolve(service.endpointUrl)).toBe('https://chat.acme.com/v1');
});

test.each([[FailoverRole.PRIMARY, 'PRIMARY'], [FailoverRole.SECONDARY, 'SECONDARY']])('of two places the %s one says so, and follows the health of its targets', (failover, Failover) => {
  const [{ AliasTarget, SetIdentifier, ...record }] = recordsOf({ ...ZONED, service: { recovery: { ...givenService().recovery, failover } } });
  expect(record.Failover).toBe(Failover);
  expect(AliasTarget.EvaluateTargetHealth).toBe(true);
  expect(JSON.stringify(SetIdentifier)).toContain('AWS::StackName');
});

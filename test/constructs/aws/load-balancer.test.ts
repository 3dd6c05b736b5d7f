import { TLS_POLICY } from '../../../constructs/aws/load-balancer';
import { Exposure, Profile } from '../../../lib/deployment/enums';
import { DEV, givenStack, givenTemplate, type GivenAws } from '../../support/aws-fixture';
import { givenPlan } from '../../support/replica';

const CERTIFICATE = 'arn:aws:acm:us-east-1:111122223333:certificate/11111111-2222-3333-4444-555555555555';
const PUBLIC: GivenAws = { access: { exposure: Exposure.PUBLIC, certificate: CERTIFICATE } };

function attributesOf(type: string, property: string, given: GivenAws = {}): { [key: string]: unknown } {
  const [found]: any[] = Object.values(givenTemplate(given).findResources(`AWS::ElasticLoadBalancingV2::${type}`));
  return Object.fromEntries(found.Properties[property].map(({ Key, Value }: any) => [Key, Value]));
}

const balancerAttributes = (given?: GivenAws) => attributesOf('LoadBalancer', 'LoadBalancerAttributes', given);
const targetAttributes = (given?: GivenAws) => attributesOf('TargetGroup', 'TargetGroupAttributes', given);

test('silence is borne as long as the plan says, up to what the service can', () => {
  const { idle } = givenPlan();
  expect(balancerAttributes()['idle_timeout.timeout_seconds']).toBe(String(idle.loadBalancerSeconds));
  expect(balancerAttributes({ plan: { idle: { ...idle, loadBalancerSeconds: 5000 } } })['idle_timeout.timeout_seconds']).toBe('4000');
});

test('a leaving box keeps its running generations', () => {
  const { drain } = givenPlan();
  expect(targetAttributes()['deregistration_delay.timeout_seconds']).toBe(String(drain.deregistrationSeconds + drain.generationSeconds));
});

test('the box with the fewest requests is next, without a slow start that excludes it', () => {
  expect(targetAttributes()['load_balancing.algorithm.type']).toBe('least_outstanding_requests');
  expect(Object.keys(targetAttributes())).not.toContain('slow_start.duration_seconds');
});

test('malformed headers are dropped', () => expect(balancerAttributes()['routing.http.drop_invalid_header_fields.enabled']).toBe('true'));

test.each([[Profile.DEV, 'false'], [Profile.PROD, 'true'], [Profile.REGULATED, 'true']])('under %s, protection and access logs are %s', (profile, on) => {
  const attributes = balancerAttributes({ deployment: { profile } });
  expect(attributes['deletion_protection.enabled']).toBe(on);
  expect(attributes['access_logs.s3.enabled']).toBe(on);
});

test('readiness means that the model is loaded: the engine answers through the guard', () => {
  givenTemplate().hasResourceProperties('AWS::ElasticLoadBalancingV2::TargetGroup', { Port: 8080, HealthCheckPath: '/health', HealthCheckPort: 'traffic-port' });
});

test('a certificate closes plain HTTP', () => {
  const template = givenTemplate({ access: { certificate: CERTIFICATE } });
  template.resourceCountIs('AWS::ElasticLoadBalancingV2::Listener', 1);
  template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', { Port: 443, Protocol: 'HTTPS', SslPolicy: TLS_POLICY });
});

test('inside the network, and without a certificate, it speaks plain HTTP', () => {
  givenTemplate(DEV).hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', { Port: 80, Protocol: 'HTTP' });
});

test('public means internet-facing, in public subnets, with TLS', () => {
  const template = givenTemplate(PUBLIC);
  template.hasResourceProperties('AWS::ElasticLoadBalancingV2::LoadBalancer', { Scheme: 'internet-facing' });
  expect(givenStack(PUBLIC).service.endpointUrl).toBeDefined();
});

test.each([
  ['a certificate', { exposure: Exposure.PUBLIC }],
  ['API keys', { exposure: Exposure.PUBLIC, certificate: CERTIFICATE, apiKeySecret: undefined }],
])('fails to be public without %s', (_, access) => {
  expect(() => givenTemplate({ access })).toThrow(/public service needs a certificate and API keys \[access\.exposure\]/);
});

test('nobody reaches the guard but the load balancer', () => {
  const template = givenTemplate();
  template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 1);
  template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', { FromPort: 8080, ToPort: 8080 });
});

test('nothing balances a service that nobody exposes', () => {
  const given: GivenAws = { access: { exposure: Exposure.NONE } };
  givenTemplate(given).resourceCountIs('AWS::ElasticLoadBalancingV2::LoadBalancer', 0);
  expect(givenStack(given).service.endpointUrl).toBeUndefined();
});

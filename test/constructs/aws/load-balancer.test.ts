import { TLS_POLICY } from '../../../constructs/aws/private/listeners';
import { Exposure, Profile } from '../../../lib/deployment/enums';
import { DEV, givenStack, givenUnwatchedTemplate as givenTemplate, IMPORTS, LISTENER, type GivenAws } from '../../support/aws-fixture';
import { LOGIN } from '../../support/login';
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

const listenersOf = (given: GivenAws): any[] => Object.values(givenTemplate(given).findResources('AWS::ElasticLoadBalancingV2::Listener')).map(({ Properties }: any) => Properties);

test('a certificate closes plain HTTP: it leads to HTTPS, and to nothing else', () => {
  const [https, http] = listenersOf({ access: { certificate: CERTIFICATE } });
  expect(https).toMatchObject({ Port: 443, Protocol: 'HTTPS', SslPolicy: TLS_POLICY });
  expect(http).toMatchObject({ Port: 80, Protocol: 'HTTP', DefaultActions: [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' } }] });
});

test('answers tell browsers to trust nothing but the data, and over HTTPS to stay there', () => {
  const headers = ({ ListenerAttributes }: any): string[] => ListenerAttributes.map(({ Key }: any) => Key);
  const [https, http] = listenersOf({ access: { certificate: CERTIFICATE } });
  const hsts = 'routing.http.response.strict_transport_security.header_value';
  expect(headers(https)).toContain(hsts);
  expect(headers(http)).not.toContain(hsts);
  expect(https.ListenerAttributes).toContainEqual({ Key: 'routing.http.response.x_content_type_options.header_value', Value: 'nosniff' });
  expect(https.ListenerAttributes).toContainEqual({ Key: 'routing.http.response.server.enabled', Value: 'false' });
});

test('people log in before anything is forwarded, with a secret that stands in no template', () => {
  const given: GivenAws = { access: { exposure: Exposure.PUBLIC, certificate: CERTIFICATE, login: LOGIN, apiKeySecret: undefined } };
  const [{ DefaultActions: [login, forward] }] = listenersOf(given);
  expect([login.Type, login.Order, forward.Type, forward.Order]).toEqual(['authenticate-oidc', 1, 'forward', 2]);
  expect(login.AuthenticateOidcConfig).toEqual({
    Issuer: LOGIN.issuer, ClientId: 'chat', ClientSecret: '{{resolve:secretsmanager:acme/chat/login:SecretString}}', OnUnauthenticatedRequest: 'authenticate',
    AuthorizationEndpoint: LOGIN.authorizationUrl, TokenEndpoint: LOGIN.tokenUrl, UserInfoEndpoint: LOGIN.userInfoUrl,
  });
  const balancer = Object.values(givenTemplate(given).findResources('AWS::EC2::SecurityGroup')).filter(({ Properties }) => /Load balancer/.test(Properties.GroupDescription))[0];
  expect(balancer.Properties.SecurityGroupEgress).toContainEqual(expect.objectContaining({ FromPort: 443, CidrIp: '0.0.0.0/0' }));
});

test('people log in on a listener that exists too', () => {
  const rules = givenTemplate({ access: { hostName: 'chat.acme.com', login: LOGIN, apiKeySecret: undefined }, deployment: { aws: { region: 'us-east-1', imports: { ...IMPORTS, listener: LISTENER } } } }).findResources('AWS::ElasticLoadBalancingV2::ListenerRule');
  expect(Object.values(rules)[0].Properties.Actions.map(({ Type }: { Type: string }) => Type)).toEqual(['authenticate-oidc', 'forward']);
});

test('tokens are checked before anything is forwarded', () => {
  const tokens = { issuer: 'https://id.acme.com', keysUrl: 'https://id.acme.com/jwks.json', audience: 'chat' };
  const [{ DefaultActions }] = listenersOf({ access: { certificate: CERTIFICATE, tokens, apiKeySecret: undefined } });
  expect(DefaultActions).toMatchObject([
    { Type: 'jwt-validation', Order: 1, JwtValidationConfig: { Issuer: tokens.issuer, JwksEndpoint: tokens.keysUrl, AdditionalClaims: [{ Name: 'aud', Format: 'single-string', Values: ['chat'] }] } },
    { Type: 'forward', Order: 2 },
  ]);
});

describe('an imported listener', () => {
  const given: GivenAws = { access: { hostName: 'chat.acme.com' }, deployment: { aws: { region: 'us-east-1', imports: { ...IMPORTS, listener: LISTENER } } } };

  test('gets a rule for the host name, and no load balancer is made', () => {
    const template = givenTemplate(given);
    ['LoadBalancer', 'Listener'].forEach((type) => template.resourceCountIs(`AWS::ElasticLoadBalancingV2::${type}`, 0));
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::ListenerRule', {
      ListenerArn: LISTENER.arn, Priority: 10, Conditions: [{ Field: 'host-header', HostHeaderConfig: { Values: ['chat.acme.com'] } }],
    });
    expect(givenStack(given).service.endpointUrl).toBe('https://chat.acme.com/v1');
  });

  test('reaches the guard from its own security group, and its answers are watched', () => {
    const template = givenTemplate(given);
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', { SourceSecurityGroupId: LISTENER.securityGroup, FromPort: 8080 });
    const [alarm]: any[] = Object.values(template.findResources('AWS::CloudWatch::Alarm'));
    expect(alarm.Properties.Metrics[0].MetricStat.Metric.Dimensions).toContainEqual({ Name: 'LoadBalancer', Value: 'app/acme/0123456789abcdef' });
  });

  test('fails without a host name', () => {
    expect(() => givenTemplate({ ...given, access: {} })).toThrow(/a rule on a listener needs the host name .* \[access\.hostName\]/);
  });
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
  ['API keys or tokens', { exposure: Exposure.PUBLIC, certificate: CERTIFICATE, apiKeySecret: undefined }],
])('fails to be public without %s', (_, access) => {
  expect(() => givenTemplate({ access })).toThrow(/public service needs a certificate and API keys, tokens or a login \[access\.exposure\]/);
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

import { zonePlanFor } from '../../../constructs/aws/private/zones';
import { ENDPOINT_SERVICES } from '../../../constructs/aws/endpoints';
import { instanceType, InstanceTypeCatalogue } from '../../../lib/accelerator/catalogue';
import { Exposure, Profile } from '../../../lib/deployment/enums';
import { DEV, givenStack, givenUnwatchedTemplate as givenTemplate, IMPORTS } from '../../support/aws-fixture';

const REGION = 'us-east-1';
const zonesOf = (given = {}): string[] =>
  [...new Set(Object.values(givenTemplate(given).findResources('AWS::EC2::Subnet')).map(({ Properties }: any) => Properties.AvailabilityZoneId))].sort() as string[];

test('subnets stand in zones that offer the type, at most three', () => {
  const offered = instanceType('g6e.2xlarge').zoneIds[REGION];
  expect(zonesOf()).toHaveLength(3);
  expect(offered).toEqual(expect.arrayContaining(zonesOf()));
});

const inOneZone = InstanceTypeCatalogue.standard().all.find(({ zoneIds }) => zoneIds[REGION]?.length === 1);

test('a type that stands in one zone gets a second one for the load balancer, and no box goes there', () => {
  const plan = zonePlanFor(inOneZone!, REGION);
  expect(plan.boxes).toHaveLength(1);
  expect(plan.others).toHaveLength(1);
  const template = givenTemplate({ service: { instanceType: inOneZone!.name } });
  const [group]: any[] = Object.values(template.findResources('AWS::AutoScaling::AutoScalingGroup'));
  const [balancer]: any[] = Object.values(template.findResources('AWS::ElasticLoadBalancingV2::LoadBalancer'));
  expect(group.Properties.VPCZoneIdentifier).toHaveLength(1);
  expect(balancer.Properties.Subnets).toHaveLength(2);
});

test('in a region whose zones nobody knows the first ones are taken, and said so', () => {
  const { service, stack } = givenStack({ deployment: { aws: { region: 'ap-south-2' } } });
  expect(service.zonesKnown).toBe(false);
  expect(stack.node.findAll().length).toBeGreaterThan(1);
});

test('no subnet gives out public addresses', () => {
  givenTemplate().allResourcesProperties('AWS::EC2::Subnet', { MapPublicIpOnLaunch: false });
});

test('S3 is reached inside the network, whatever the profile', () => {
  [DEV, {}].forEach((given) => givenTemplate(given).hasResourceProperties('AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Gateway' }));
});

const endpointsOf = (given: object): string[] => Object.values(givenTemplate(given).findResources('AWS::EC2::VPCEndpoint', { Properties: { VpcEndpointType: 'Interface' } }))
  .map(({ Properties }: any) => Properties.ServiceName['Fn::Join'][1].at(-1));

test('production and closed networks have a door to every service that a box calls', () => {
  const expected = ENDPOINT_SERVICES.map((service) => `.${service}`).sort();
  expect(endpointsOf({}).sort()).toEqual(['.aps-workspaces', ...expected]);
  expect(endpointsOf({ deployment: { profile: Profile.DEV, site: { internet: false } } }).sort()).toEqual(expected);
  expect(endpointsOf(DEV)).toEqual([]);
});

test('a closed network has no gateway', () => {
  const template = givenTemplate({ deployment: { site: { internet: false } } });
  ['AWS::EC2::InternetGateway', 'AWS::EC2::NatGateway'].forEach((type) => template.resourceCountIs(type, 0));
});

test('an open one has one NAT gateway', () => givenTemplate().resourceCountIs('AWS::EC2::NatGateway', 1));

test.each([[Profile.DEV, 0], [Profile.PROD, 1], [Profile.REGULATED, 1]])('under %s there are %d flow logs', (profile, count) => {
  givenTemplate({ deployment: { profile } }).resourceCountIs('AWS::EC2::FlowLog', count);
});

test('an imported network is used by its ids and nothing is added to it', () => {
  const template = givenTemplate({ deployment: { aws: { region: REGION, imports: IMPORTS } } });
  ['AWS::EC2::VPC', 'AWS::EC2::Subnet', 'AWS::EC2::VPCEndpoint', 'AWS::KMS::Key', 'AWS::S3::Bucket', 'AWS::SNS::Topic', 'AWS::Logs::LogGroup'].forEach((type) => template.resourceCountIs(type, 0));
  template.hasResourceProperties('AWS::AutoScaling::AutoScalingGroup', { VPCZoneIdentifier: IMPORTS.vpc.privateSubnets });
});

test('fails when nobody knows who may call inside an imported network', () => {
  const { cidr, ...vpc } = IMPORTS.vpc;
  expect(cidr).toBeDefined();
  expect(() => givenTemplate({ deployment: { aws: { region: REGION, imports: { vpc } } } })).toThrow(/access\.allowedCidrs.*\[aws\.imports\.vpc\.cidr\]/);
});

test.each([[Exposure.INTERNAL], [Exposure.NONE]])('nothing is open to the world when %s', (exposure) => {
  const template = givenTemplate({ access: { exposure } });
  const groups: any[] = Object.values(template.findResources('AWS::EC2::SecurityGroup'));
  expect(groups.flatMap(({ Properties }) => Properties.SecurityGroupIngress ?? []).filter(({ CidrIp }: any) => CidrIp === '0.0.0.0/0')).toEqual([]);
});

test('every rule says what it is for, and egress is never left to the default', () => {
  const groups: any[] = Object.values(givenTemplate().findResources('AWS::EC2::SecurityGroup'));
  groups.forEach(({ Properties }) => {
    expect(Properties.SecurityGroupEgress.length).toBeGreaterThan(0);
    [...Properties.SecurityGroupEgress, ...(Properties.SecurityGroupIngress ?? [])].forEach(({ Description }: any) => expect(Description).toBeTruthy());
  });
});

import type { Template } from 'aws-cdk-lib/assertions';
import { parityFacts } from '../../../constructs/aws/parity';
import { filesIn } from '../../../constructs/aws/private/template-files';
import { CapacityKind, type CapacitySourceProps } from '../../../lib/deployment/capacity-props';
import { expectedParity } from '../../../lib/review/parity';
import { givenInput, givenUnwatchedTemplate as givenTemplate, IMPORTS, type GivenAws } from '../../support/aws-fixture';
import { givenScaling } from '../../support/scaling';

const { ON_DEMAND, SPOT, RESERVED, CAPACITY_BLOCK } = CapacityKind;
const scaling = givenScaling({ min: 2 });
const FLOOR: CapacitySourceProps[] = [{ kind: ON_DEMAND, replicas: 2 }, { kind: SPOT }];
const BLOCK: CapacitySourceProps = { kind: CAPACITY_BLOCK, replicas: 2, reservation: 'cr-0123456789abcdef0', zone: 'use1-az1', ends: '2027-01-08T11:30:00Z' };
const NEXT: CapacitySourceProps = { ...BLOCK, reservation: 'cr-0fedcba9876543210', zone: 'use1-az6', starts: '2027-01-08T05:30:00Z', ends: '2027-01-15T11:30:00Z' };

const elastic = (capacity: CapacitySourceProps[], service: GivenAws['service'] = {}): GivenAws => ({ service: { capacity, replicas: 2, ...service }, plan: { replicas: 2, scaling } });
const fixed = (capacity: CapacitySourceProps[], replicas = 2): GivenAws => ({ service: { capacity, replicas }, plan: { replicas } });
const groupsOf = (template: Template): any[] => Object.values(template.findResources('AWS::AutoScaling::AutoScalingGroup'));
const only = (template: Template, type: string): any => {
  const found = Object.values(template.findResources(type));
  expect(found).toHaveLength(1);
  return found[0];
};

const statementsOf = (template: Template): any[] => Object.values(template.findResources('AWS::IAM::Role', { Properties: { Description: 'Boxes that serve one LLM service' } })).flatMap(({ Properties }: any) => Properties.Policies[0].PolicyDocument.Statement);

test('a range is held between its ends by the load: nobody else sets the size', () => {
  const template = givenTemplate(elastic([{ kind: ON_DEMAND }]));
  const { Properties, CreationPolicy, UpdatePolicy } = groupsOf(template)[0];
  expect(Properties).toMatchObject({ MinSize: '2', MaxSize: '8' });
  expect(Properties.DesiredCapacity).toBeUndefined();
  expect(CreationPolicy.ResourceSignal.Count).toBe(2);
  expect(UpdatePolicy.AutoScalingScheduledAction).toEqual({ IgnoreUnmodifiedGroupSizeProperties: true });
  expect(only(template, 'AWS::AutoScaling::ScalingPolicy').Properties).toMatchObject({ PolicyType: 'TargetTrackingScaling', TargetTrackingConfiguration: { TargetValue: 24 } });
});

test('a box of several leaves the rotation at once, also while one of the range runs', () => {
  const { HealthCheckIntervalSeconds: interval, UnhealthyThresholdCount: tries } = only(givenTemplate({ plan: { replicas: 1, scaling: givenScaling({ min: 1 }) } }), 'AWS::ElasticLoadBalancingV2::TargetGroup').Properties;
  expect(interval * tries).toBeLessThanOrEqual(30);
});

test('the policy asks for what the boxes report, under one name that no other service has', () => {
  const template = givenTemplate(elastic([{ kind: ON_DEMAND }]));
  const reported = JSON.parse(filesIn(template.toJSON() as any, 'chat').get('/etc/llm-serving/cloudwatch-scrape.json') ?? '').scrape_configs.map((job: any) => job.static_configs[0].labels.Service);
  const asked = only(template, 'AWS::AutoScaling::ScalingPolicy').Properties.TargetTrackingConfiguration.CustomizedMetricSpecification.Metrics.flatMap(({ MetricStat }: any) => (MetricStat ? [MetricStat.Metric.Dimensions[0].Value] : []));

  expect([...new Set([...reported, ...asked])]).toEqual(['chat/chat/ec2']);
});

test('every box brings its metrics to CloudWatch, whether their number moves or not', () => {
  const [moved, fixed] = [givenTemplate(elastic([{ kind: ON_DEMAND }])), givenTemplate()].map((template) => filesIn(template.toJSON() as any, 'chat'));
  expect(fixed.get('/etc/systemd/system/llm-serving.target')).toContain('llm-metrics.service');
  expect(fixed.get('/etc/llm-serving/cloudwatch-scrape.json')).toContain('127.0.0.1:');
  expect(fixed.get('/opt/llm-serving/metrics.sh')).toContain('amazon-cloudwatch-agent-ctl');
  expect(fixed.get('/etc/llm-serving/cloudwatch-scrape.json')).toBe(moved.get('/etc/llm-serving/cloudwatch-scrape.json'));
});

test('spot stands above a floor on demand, and is replaced before it is taken back', () => {
  const { Properties } = groupsOf(givenTemplate(elastic(FLOOR, { alternatives: ['g6e.4xlarge'] })))[0];
  expect(Properties).toMatchObject({
    CapacityRebalance: true,
    MixedInstancesPolicy: {
      InstancesDistribution: { OnDemandBaseCapacity: 2, OnDemandPercentageAboveBaseCapacity: 0, OnDemandAllocationStrategy: 'prioritized', SpotAllocationStrategy: 'price-capacity-optimized' },
      LaunchTemplate: { Overrides: [{ InstanceType: 'g6e.2xlarge' }, { InstanceType: 'g6e.4xlarge' }], LaunchTemplateSpecification: { Version: { 'Fn::GetAtt': [expect.any(String), 'LatestVersionNumber'] } } },
    },
  });
  expect(Properties.LaunchTemplate).toBeUndefined();
});

test('other types on demand are asked in their order', () => {
  const { Properties } = groupsOf(givenTemplate({ service: { alternatives: ['g6e.4xlarge'] } }))[0];
  expect(Properties.MixedInstancesPolicy.InstancesDistribution).toEqual({ OnDemandAllocationStrategy: 'prioritized', OnDemandBaseCapacity: 0, OnDemandPercentageAboveBaseCapacity: 100 });
  expect(Properties.CapacityRebalance).toBeUndefined();
});

test('a reservation comes first, and the market behind it', () => {
  const { Properties } = groupsOf(givenTemplate(fixed([{ kind: RESERVED }, { kind: ON_DEMAND }])))[0];
  expect(Properties.CapacityReservationSpecification).toEqual({ CapacityReservationPreference: 'capacity-reservations-first' });
});

test('a reservation that is named stands in its zone alone, and the load moves the others', () => {
  const template = givenTemplate({ ...elastic([{ kind: RESERVED, replicas: 1, reservation: 'cr-0123456789abcdef0', zone: 'use1-az6' }, { kind: ON_DEMAND }]) });
  const [reserved, market] = groupsOf(template).map(({ Properties }) => Properties);
  expect(reserved).toMatchObject({
    MinSize: '1', MaxSize: '1', DesiredCapacity: '1',
    CapacityReservationSpecification: { CapacityReservationPreference: 'capacity-reservations-only', CapacityReservationTarget: { CapacityReservationIds: ['cr-0123456789abcdef0'] } },
  });
  expect(reserved.VPCZoneIdentifier).toHaveLength(1);
  expect(JSON.stringify(reserved.VPCZoneIdentifier)).toContain('use1az6');
  expect(market).toMatchObject({ MinSize: '1', MaxSize: '7' });
  expect(market.TargetGroupARNs).toEqual(reserved.TargetGroupARNs);
  expect(only(template, 'AWS::AutoScaling::ScalingPolicy').Properties.AutoScalingGroupName.Ref).not.toMatch(/Reserved/);
});

test('an imported network gives the subnet of the zone', () => {
  const imports = { ...IMPORTS, vpc: IMPORTS.vpc };
  const given = { ...fixed([{ kind: RESERVED, zone: 'us-east-1b' }]), deployment: { aws: { region: 'us-east-1', imports } } };
  expect(groupsOf(givenTemplate(given))[0].Properties.VPCZoneIdentifier).toEqual(['subnet-0b000002']);
});

test('several subnets are filled evenly, as far as there is capacity', () => {
  expect(groupsOf(givenTemplate())[0].Properties.AvailabilityZoneDistribution).toEqual({ CapacityDistributionStrategy: 'balanced-best-effort' });
});

describe('a block and the next one', () => {
  const template = () => givenTemplate(fixed([BLOCK, NEXT]));

  test('are groups of their own behind one target group', () => {
    const [first, second] = groupsOf(template()).map(({ Properties }) => Properties);
    expect(first.TargetGroupARNs).toEqual(second.TargetGroupARNs);
    expect([first, second].map(({ VPCZoneIdentifier }) => VPCZoneIdentifier.length)).toEqual([1, 1]);
    expect([first, second].every(({ MixedInstancesPolicy, CapacityRebalance }) => MixedInstancesPolicy === undefined && CapacityRebalance === undefined)).toBe(true);
  });

  test('launch at the market of blocks, by their ids', () => {
    const markets = Object.values(template().findResources('AWS::EC2::LaunchTemplate')).map(({ Properties }: any) => Properties.LaunchTemplateData);
    expect(markets.map(({ InstanceMarketOptions }) => InstanceMarketOptions)).toEqual([{ MarketType: 'capacity-block' }, { MarketType: 'capacity-block' }]);
    expect(markets.map(({ CapacityReservationSpecification }) => CapacityReservationSpecification.CapacityReservationTarget.CapacityReservationId)).toEqual([BLOCK.reservation, NEXT.reservation]);
  });

  test('the next fills when it starts, both empty themselves long enough before they end', () => {
    const actions = Object.entries(template().findResources('AWS::AutoScaling::ScheduledAction')).map(([, { Properties }]: any) => [Properties.StartTime, Properties.DesiredCapacity]).sort();
    expect(actions).toEqual([['2027-01-08T05:30:00Z', 2], ['2027-01-08T10:49:10Z', 0], ['2027-01-15T10:49:10Z', 0]]);
    expect(groupsOf(template()).map(({ Properties: { MinSize, MaxSize, DesiredCapacity }, CreationPolicy }) => [MinSize, MaxSize, DesiredCapacity, CreationPolicy?.ResourceSignal.Count])).toEqual([['2', '2', '2', 2], ['0', '2', '0', undefined]]);
  });

  test('ring days before they end', () => {
    const alarms = Object.values(template().findResources('AWS::CloudWatch::Alarm')).filter(({ Properties }: any) => /Block/.test(Properties.AlarmDescription)) as any[];
    expect(alarms).toHaveLength(2);
    expect(alarms.every(({ Properties }) => Properties.AlarmActions.length === 1 && Properties.TreatMissingData === 'notBreaching')).toBe(true);
    expect(alarms[0].Properties.Metrics[1].Expression).toBe(`IF(EPOCH(load) >= ${Date.parse('2027-01-05T10:49:10Z') / 1000}, 1, 0)`);
  });

  test('boxes of both may speak of their group', () => {
    expect(statementsOf(template()).find(({ Sid }) => Sid === 'Lifecycle').Resource).toHaveLength(2);
  });
});

test.each<[string, GivenAws]>([
  ['a range', elastic(FLOOR)],
  ['a reservation and the market', elastic([{ kind: RESERVED, replicas: 1, zone: 'use1-az1' }, { kind: ON_DEMAND }])],
  ['a block that another takes over', fixed([BLOCK, NEXT])],
  ['a block that has not begun', fixed([NEXT])],
])('%s is read back as it was planned', (_, given) => {
  const { replicasMin, replicasMax, scalingSignal, scalingTarget } = parityFacts(givenTemplate(given).toJSON() as any, 'chat');
  const { replica, plan } = givenInput(given);
  expect({ replicasMin, replicasMax, scalingSignal, scalingTarget }).toEqual((({ replicasMin: min, replicasMax: max, scalingSignal: signal, scalingTarget: target }) => ({ replicasMin: min, replicasMax: max, scalingSignal: signal, scalingTarget: target }))(expectedParity(replica, plan)));
});

test('a roll-out is watched, and goes back when answers fail', () => {
  const template = givenTemplate({ plan: { replicas: 2 } });
  const [id, { Properties }] = Object.entries(template.findResources('AWS::CloudWatch::Alarm'))[0] as [string, any];
  expect(groupsOf(template)[0].UpdatePolicy.AutoScalingInstanceRefresh.Preferences).toMatchObject({ AlarmSpecification: { Alarms: [{ Ref: id }] }, BakeTime: 300 });
  // without requests it is not without data: a refresh does not start beside an alarm that knows nothing
  expect(Properties.TreatMissingData).toBe('notBreaching');
});

test('a zone in which no subnet stands is refused', () => {
  const given = { ...fixed([{ kind: RESERVED, zone: 'us-east-1f' }]), deployment: { aws: { region: 'us-east-1', imports: IMPORTS } } };
  expect(() => givenTemplate(given)).toThrow('no subnet stands in the zone us-east-1f');
});

test('stopped machines are held ready for the group that follows the load, as many as are asked for', () => {
  const plan = { replicas: 2, scaling: givenScaling({ min: 2 }) };
  const warm = givenTemplate({ plan, service: { replicas: 2, scaling: { max: 8, target: 24, kvUsage: 0.9, schedules: [], warmPool: 2 } } });
  const [pool] = Object.values(warm.findResources('AWS::AutoScaling::WarmPool'));
  expect(pool.Properties).toEqual({ AutoScalingGroupName: { Ref: expect.any(String) }, PoolState: 'Stopped', MinSize: 2, MaxGroupPreparedCapacity: 2 });
  givenTemplate({ plan }).resourceCountIs('AWS::AutoScaling::WarmPool', 0);
});

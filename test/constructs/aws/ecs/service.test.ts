import { CapacityKind } from '../../../../lib/deployment/capacity-props';
import { Exposure, Profile } from '../../../../lib/deployment/enums';
import { RolloutStrategy } from '../../../../lib/deployment/rollout-props';
import { IMPORTS, LISTENER, type GivenAws } from '../../../support/aws-fixture';
import { ELASTIC, givenEcsStack, givenUnwatchedTasks as givenEcsTemplate, onlyOne } from '../../../support/ecs-fixture';

const service = (given: Parameters<typeof givenEcsTemplate>[0] = {}) => onlyOne(givenEcsTemplate(given), 'AWS::ECS::Service');
const group = (given: Parameters<typeof givenEcsTemplate>[0] = {}) => onlyOne(givenEcsTemplate(given), 'AWS::AutoScaling::AutoScalingGroup');
const FOUR = { plan: { replicas: 4 } };

test('a task has a subnet and an address of its own, and takes callers through the guard', () => {
  expect(service().NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp).toBe('DISABLED');
  expect(service().LoadBalancers[0]).toMatchObject({ ContainerName: 'guard', ContainerPort: 8080 });
  expect(onlyOne(givenEcsTemplate(), 'AWS::ElasticLoadBalancingV2::TargetGroup').TargetType).toBe('ip');
});

test('a target is given up as late as the engine itself is, and leaves when its last generation has ended', () => {
  const { HealthCheckIntervalSeconds, HealthCheckTimeoutSeconds, UnhealthyThresholdCount, TargetGroupAttributes } = onlyOne(givenEcsTemplate(), 'AWS::ElasticLoadBalancingV2::TargetGroup');
  expect([HealthCheckIntervalSeconds, HealthCheckTimeoutSeconds, UnhealthyThresholdCount]).toEqual([15, 14, 10]);
  expect(TargetGroupAttributes).toContainEqual({ Key: 'deregistration_delay.timeout_seconds', Value: '320' });
});

test('without a spare accelerator a task leaves before the next one comes, and none moves to another zone', () => {
  expect(service(FOUR).DeploymentConfiguration).toMatchObject({ MinimumHealthyPercent: 75, MaximumPercent: 100 });
  expect(service(FOUR).AvailabilityZoneRebalancing).toBe('DISABLED');
  expect(group(FOUR)).toMatchObject({ MinSize: '4', MaxSize: '4' });
});

test('with one the next task comes first, on a machine more', () => {
  const spare = { ...FOUR, service: { spareAccelerator: true } };
  expect(service(spare).DeploymentConfiguration).toMatchObject({ MinimumHealthyPercent: 100, MaximumPercent: 125 });
  expect(service(spare).AvailabilityZoneRebalancing).toBe('ENABLED');
  expect(group(spare)).toMatchObject({ MinSize: '4', MaxSize: '5' });
});

test('a deployment that fails, or whose answers do, goes back', () => {
  const { DeploymentCircuitBreaker, Alarms, BakeTimeInMinutes } = service().DeploymentConfiguration;
  expect({ DeploymentCircuitBreaker, enabled: Alarms.Enable, back: Alarms.Rollback, BakeTimeInMinutes }).toEqual({ DeploymentCircuitBreaker: { Enable: true, Rollback: true }, enabled: true, back: true, BakeTimeInMinutes: 5 });
  expect(Alarms.AlarmNames).toHaveLength(1);
  expect(service({ access: { exposure: Exposure.NONE } }).DeploymentConfiguration.Alarms).toBeUndefined();
});

const shifting = (strategy: RolloutStrategy, share: number, more: GivenAws = {}): GivenAws => ({ ...more, plan: { replicas: 3 }, service: { spareAccelerator: true, rollout: { strategy, share, bakeSeconds: 630 } } });
const CANARY = shifting(RolloutStrategy.CANARY, 0.05);

test('a canary shifts a share of the requests to a second fleet, waits, and shifts the rest', () => {
  const { DeploymentConfiguration: { Strategy, CanaryConfiguration, BakeTimeInMinutes, DeploymentCircuitBreaker, Alarms } } = service(CANARY);
  expect({ Strategy, CanaryConfiguration, BakeTimeInMinutes, DeploymentCircuitBreaker }).toEqual({ Strategy: 'CANARY', CanaryConfiguration: { CanaryPercent: 5, CanaryBakeTimeInMinutes: 11 }, BakeTimeInMinutes: 11, DeploymentCircuitBreaker: undefined });
  expect(Alarms).toMatchObject({ Enable: true, Rollback: true });
  expect(group(CANARY)).toMatchObject({ MinSize: '3', MaxSize: '6' });
  expect(service(shifting(RolloutStrategy.LINEAR, 0.25)).DeploymentConfiguration).toMatchObject({ Strategy: 'LINEAR', LinearConfiguration: { StepPercent: 25, StepBakeTimeInMinutes: 11 } });
});

test('the rule that is shifted takes every request, and each target group is watched for itself', () => {
  const template = givenEcsTemplate(CANARY);
  const [[ruleId, rule]] = Object.entries(template.findResources('AWS::ElasticLoadBalancingV2::ListenerRule'));
  const [{ TargetGroupArn, AdvancedConfiguration }] = service(CANARY).LoadBalancers;
  expect(AdvancedConfiguration.ProductionListenerRule).toEqual({ Ref: ruleId });
  expect(rule.Properties).toMatchObject({ Priority: 1, Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['*'] } }] });
  expect(rule.Properties.Actions).toEqual([{ Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn, Weight: 1 }, { TargetGroupArn: AdvancedConfiguration.AlternateTargetGroupArn, Weight: 0 }] } }]);
  expect(service(CANARY).DeploymentConfiguration.Alarms.AlarmNames).toHaveLength(2);
  const alarms = JSON.stringify(template.findResources('AWS::CloudWatch::Alarm'));
  [TargetGroupArn.Ref, AdvancedConfiguration.AlternateTargetGroupArn.Ref].forEach((id) => expect(alarms).toContain(`["${id}","TargetGroupFullName"]`));
});

test('ECS may move the weights of that rule and the tasks of both target groups, and nothing else', () => {
  const roles = Object.entries(givenEcsTemplate(CANARY).findResources('AWS::IAM::Role')).filter(([id]) => id.includes('ShiftRole'));
  const [read, tasks, weights] = roles[0][1].Properties.Policies[0].PolicyDocument.Statement;
  expect(read.Action.every((action: string) => action.startsWith('elasticloadbalancing:Describe'))).toBe(true);
  expect([tasks.Resource.length, weights]).toEqual([2, expect.objectContaining({ Action: 'elasticloadbalancing:ModifyRule', Resource: service(CANARY).LoadBalancers[0].AdvancedConfiguration.ProductionListenerRule })]);
});

test('on a listener that exists the rule of the service is shifted', () => {
  const template = givenEcsTemplate(shifting(RolloutStrategy.CANARY, 0.1, { access: { hostName: 'chat.acme.internal' }, deployment: { aws: { region: 'us-east-1', imports: { ...IMPORTS, listener: LISTENER } } } }));
  const rule = onlyOne(template, 'AWS::ElasticLoadBalancingV2::ListenerRule');
  expect([rule.Priority, rule.Actions[0].ForwardConfig.TargetGroups.length]).toEqual([10, 2]);
});

test('tasks spread over zones, then machines; nobody gets a shell; tags go on', () => {
  expect(service()).toMatchObject({
    PlacementStrategies: [{ Type: 'spread', Field: 'attribute:ecs.availability-zone' }, { Type: 'spread', Field: 'instanceId' }],
    EnableExecuteCommand: false, PropagateTags: 'SERVICE', EnableECSManagedTags: true,
  });
});

test('ECS finds the machines, and takes none away that runs a task', () => {
  expect(onlyOne(givenEcsTemplate(), 'AWS::ECS::CapacityProvider').AutoScalingGroupProvider).toMatchObject({
    ManagedDraining: 'ENABLED', ManagedTerminationProtection: 'ENABLED', ManagedScaling: { Status: 'ENABLED', TargetCapacity: 100, InstanceWarmupPeriod: 300 },
  });
  expect(group()).toMatchObject({ NewInstancesProtectedFromScaleIn: true });
  expect(group().DesiredCapacity).toBeUndefined();
});

test('a machine has the image of ECS, no credentials for tasks, and its disks before the agent', () => {
  const { LaunchTemplateData } = onlyOne(givenEcsTemplate(), 'AWS::EC2::LaunchTemplate');
  expect(Object.values(givenEcsTemplate().findParameters('*')).map(({ Default }) => Default)).toContain('/aws/service/ecs/optimized-ami/amazon-linux-2023/gpu/recommended/image_id');
  expect(LaunchTemplateData.MetadataOptions).toMatchObject({ HttpTokens: 'required', HttpPutResponseHopLimit: 1 });
  const script = JSON.stringify(LaunchTemplateData.UserData);
  ['ECS_AWSVPC_BLOCK_IMDS=true', 'ECS_ENABLE_GPU_SUPPORT=true', 'ECS_ENABLE_SPOT_INSTANCE_DRAINING=true', 'LLM_LOCAL_NVME=yes', 'Requires=llm-storage.service'].forEach((text) => expect(script).toContain(text));
  expect(script).not.toContain('docker.service.d');
});

test('behind a proxy the agent and Docker know it, and talk to each other without it', () => {
  const { LaunchTemplateData } = onlyOne(givenEcsTemplate({ deployment: { site: { proxy: 'http://proxy.acme:3128' } } }), 'AWS::EC2::LaunchTemplate');
  const script = JSON.stringify(LaunchTemplateData.UserData);
  expect(script).toMatch(/HTTPS_PROXY=http:\/\/proxy\.acme:3128/);
  expect(script).toMatch(/NO_PROXY=[^\\]*169\.254\.169\.254[^\\]*,\/var\/run\/docker\.sock/);
  expect(script).toContain('docker.service.d/llm-serving.conf');
});

test('machines may do nothing but run tasks of their cluster, tell how they are, and call themselves ill', () => {
  const [role] = Object.entries(givenEcsTemplate().findResources('AWS::IAM::Role')).filter(([id]) => id.includes('MachineRole')).map(([, resource]) => resource);
  const services = new Set(role.Properties.Policies[0].PolicyDocument.Statement.flatMap(({ Action }: any) => Action).map((action: string) => action.split(':')[0]));
  expect([...services].sort()).toEqual(['autoscaling', 'cloudwatch', 'ecs', 'ssm', 'ssmmessages']);
  const [health] = role.Properties.Policies[0].PolicyDocument.Statement.filter(({ Sid }: any) => Sid === 'Health');
  expect(health.Action).toBe('autoscaling:SetInstanceHealth');
  expect(JSON.stringify(health.Resource)).toContain('autoScalingGroupName/');
});

test('the load moves the number of tasks, and an update leaves it alone', () => {
  const elastic = { plan: { replicas: 2, scaling: ELASTIC } };
  expect(service(elastic).DesiredCount).toBeUndefined();
  expect(service().DesiredCount).toBe(1);
  expect(onlyOne(givenEcsTemplate(elastic), 'AWS::ApplicationAutoScaling::ScalableTarget')).toMatchObject({ MinCapacity: 2, MaxCapacity: 8, ScalableDimension: 'ecs:service:DesiredCount' });
  expect(group(elastic)).toMatchObject({ MinSize: '2', MaxSize: '8' });
});

test('spot stands above a floor of on-demand machines in one group', () => {
  const { MixedInstancesPolicy, CapacityRebalance } = group({ plan: { replicas: 3 }, service: { capacity: [{ kind: CapacityKind.ON_DEMAND, replicas: 2 }, { kind: CapacityKind.SPOT }], alternatives: ['g6e.4xlarge'] } });
  expect(MixedInstancesPolicy.InstancesDistribution).toMatchObject({ OnDemandBaseCapacity: 2, OnDemandPercentageAboveBaseCapacity: 0 });
  expect(MixedInstancesPolicy.LaunchTemplate.Overrides).toEqual([{ InstanceType: 'g6e.2xlarge' }, { InstanceType: 'g6e.4xlarge' }]);
  expect(CapacityRebalance).toBe(true);
});

test('machines of a reservation stand in its zone', () => {
  const reserved = { kind: CapacityKind.RESERVED, reservation: 'cr-0123456789abcdef0', zone: 'us-east-1b' };
  const { VPCZoneIdentifier, CapacityReservationSpecification } = group({ deployment: { aws: { region: 'us-east-1', imports: IMPORTS } }, service: { capacity: [reserved] } });
  expect(VPCZoneIdentifier).toEqual(['subnet-0b000002']);
  expect(CapacityReservationSpecification).toEqual({ CapacityReservationPreference: 'capacity-reservations-only', CapacityReservationTarget: { CapacityReservationIds: ['cr-0123456789abcdef0'] } });
});

test('sources that one group cannot hold are refused', () => {
  const capacity = [{ kind: CapacityKind.RESERVED, replicas: 1, zone: 'us-east-1a' }, { kind: CapacityKind.SPOT }];
  expect(() => givenEcsStack({ plan: { replicas: 2 }, service: { capacity } })).toThrow(/machines of one group/);
});

test('in a cluster that exists nothing is made but the service, on machines of its type', () => {
  const imports = { ...IMPORTS, cluster: { name: 'shared', capacityProvider: 'gpus' } };
  const template = givenEcsTemplate({ deployment: { aws: { region: 'us-east-1', imports } } });
  ['AWS::ECS::Cluster', 'AWS::ECS::CapacityProvider', 'AWS::ECS::ClusterCapacityProviderAssociations', 'AWS::AutoScaling::AutoScalingGroup', 'AWS::EC2::LaunchTemplate', 'AWS::EC2::VPC', 'AWS::KMS::Key', 'AWS::Logs::LogGroup', 'AWS::SNS::Topic']
    .forEach((type) => template.resourceCountIs(type, 0));
  expect(onlyOne(template, 'AWS::ECS::Service')).toMatchObject({
    Cluster: 'shared', CapacityProviderStrategy: [{ CapacityProvider: 'gpus', Weight: 1 }], PlacementConstraints: [{ Type: 'memberOf', Expression: 'attribute:ecs.instance-type == g6e.2xlarge' }],
  });
  const default_ = givenEcsTemplate({ deployment: { aws: { region: 'us-east-1', imports: { ...IMPORTS, cluster: { name: 'shared' } } } } });
  expect(onlyOne(default_, 'AWS::ECS::Service').CapacityProviderStrategy).toBeUndefined();
});

test('a listener that exists gets a rule, and tasks register by their address', () => {
  const listener = { arn: 'arn:aws:elasticloadbalancing:us-east-1:111122223333:listener/app/acme/0123456789abcdef/fedcba9876543210', securityGroup: 'sg-1', priority: 7 };
  const template = givenEcsTemplate({ access: { hostName: 'chat.acme.internal' }, deployment: { aws: { region: 'us-east-1', imports: { ...IMPORTS, listener } } } });
  template.resourceCountIs('AWS::ElasticLoadBalancingV2::LoadBalancer', 0);
  expect(onlyOne(template, 'AWS::ElasticLoadBalancingV2::ListenerRule').Priority).toBe(7);
  expect(onlyOne(template, 'AWS::ElasticLoadBalancingV2::TargetGroup').TargetType).toBe('ip');
});

test('without internet machines and tasks find what they call inside the network', () => {
  const services = Object.values(givenEcsTemplate({ deployment: { site: { internet: false } } }).findResources('AWS::EC2::VPCEndpoint')).map(({ Properties }) => JSON.stringify(Properties.ServiceName));
  ['ecs-agent', 'ecs-telemetry', 'ssm', 'secretsmanager', 'ecr.dkr', 'logs'].forEach((name) => expect(services.some((text) => text.includes(`.${name}"`))).toBe(true));
});

test('what a caller of the construct needs is known', () => {
  const { service: made } = givenEcsStack({ deployment: { profile: Profile.DEV } });
  expect([made.endpointUrl, made.clusterName, made.serviceName, made.logGroupName].every((text) => typeof text === 'string')).toBe(true);
  expect(made.zonesKnown).toBe(true);
});

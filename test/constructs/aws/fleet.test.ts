import { RolloutStrategy } from '../../../lib/deployment/rollout-props';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { loaderOf } from '../../../constructs/aws/private/template-files';
import { Exposure } from '../../../lib/deployment/enums';
import { givenInput, givenUnwatchedTemplate as givenTemplate } from '../../support/aws-fixture';
import { givenPlan } from '../../support/replica';

const LINE = givenPlan().startTimeLines.ec2;
const budget = (...names: string[]): number => Math.ceil(1.25 * LINE.steps.filter(({ name }) => names.length === 0 || names.includes(name)).reduce((sum, { highSeconds }) => sum + highSeconds, 0));

const resourceOf = (template: Template, type: string): any => Object.values(template.findResources(type))[0];
const groupOf = (template: Template): any => resourceOf(template, 'AWS::AutoScaling::AutoScalingGroup');
const dataOf = (template: Template): any => resourceOf(template, 'AWS::EC2::LaunchTemplate').Properties.LaunchTemplateData;
const hookOf = (template: Template, name: string): any => groupOf(template).Properties.LifecycleHookSpecificationList.find((hook: any) => hook.LifecycleHookName === name);

test('a new launch template version replaces running boxes', () => {
  expect(groupOf(givenTemplate()).UpdatePolicy.AutoScalingInstanceRefresh).toMatchObject({ Strategy: 'Rolling', Preferences: { SkipMatching: true } });
});

test.each([
  { replicas: 1, spare: false, min: 0, max: 100 },
  { replicas: 3, spare: false, min: 66, max: 100 },
  { replicas: 1, spare: true, min: 100, max: 200 },
  { replicas: 4, spare: true, min: 100, max: 125 },
])('$replicas boxes, spare accelerator $spare: between $min and $max percent stay', ({ replicas, spare, min, max }) => {
  const group = groupOf(givenTemplate({ plan: { replicas }, service: { spareAccelerator: spare } }));
  const share = { MinHealthyPercentage: min, MaxHealthyPercentage: max };
  expect(group.UpdatePolicy.AutoScalingInstanceRefresh.Preferences).toMatchObject(share);
  expect(group.Properties.InstanceMaintenancePolicy).toEqual(share);
});

test('an update in steps waits after each of them until all machines are new', () => {
  const preferences = (strategy: RolloutStrategy, share: number) => groupOf(givenTemplate({ service: { rollout: { strategy, share, bakeSeconds: 600 } } })).UpdatePolicy.AutoScalingInstanceRefresh.Preferences;
  expect(preferences(RolloutStrategy.CANARY, 0.205)).toMatchObject({ CheckpointPercentages: [21, 100], CheckpointDelay: 600, BakeTime: 600 });
  expect(preferences(RolloutStrategy.LINEAR, 0.5)).toMatchObject({ CheckpointPercentages: [50, 100] });
  expect(preferences(RolloutStrategy.ROLLING, 0.5).CheckpointPercentages).toBeUndefined();
});

test('the template names a numbered version', () => {
  expect(groupOf(givenTemplate()).Properties.LaunchTemplate.Version).toEqual({ 'Fn::GetAtt': [expect.any(String), 'LatestVersionNumber'] });
});

test('creation waits for a signal of every box over the whole time line', () => {
  expect(groupOf(givenTemplate({ plan: { replicas: 2 } })).CreationPolicy).toEqual({ ResourceSignal: { Count: 2, Timeout: `PT${budget()}S` } });
});

test('a box that never serves is thrown away, one that never drains is let go', () => {
  const template = givenTemplate();
  expect(hookOf(template, 'launch')).toMatchObject({ DefaultResult: 'ABANDON', HeartbeatTimeout: budget() });
  expect(hookOf(template, 'terminate')).toMatchObject({ DefaultResult: 'CONTINUE', HeartbeatTimeout: givenPlan().drain.totalSeconds + 60 });
});

test('no heartbeat is longer than the API allows', () => {
  const drain = { deregistrationSeconds: 15, generationSeconds: 9000, teardownSeconds: 30, totalSeconds: 9045 };
  expect(hookOf(givenTemplate({ plan: { drain } }), 'terminate').HeartbeatTimeout).toBe(7200);
});

test('a lone box may restart its engine before its target counts as unhealthy', () => {
  const template = givenTemplate();
  const { HealthCheckIntervalSeconds: interval, UnhealthyThresholdCount: tries } = resourceOf(template, 'AWS::ElasticLoadBalancingV2::TargetGroup').Properties;
  expect(interval * tries).toBeGreaterThanOrEqual(budget('load', 'warm-up', 'first-token'));
  expect(groupOf(template).Properties.HealthCheckType).toBe('ELB');
});

test('one of several boxes leaves the rotation at once, and asks for its own replacement', () => {
  const template = givenTemplate({ plan: { replicas: 2 } });
  const { HealthCheckIntervalSeconds: interval, UnhealthyThresholdCount: tries } = resourceOf(template, 'AWS::ElasticLoadBalancingV2::TargetGroup').Properties;
  expect(interval * tries).toBeLessThanOrEqual(30);
  expect(groupOf(template).Properties.HealthCheckType).toBe('EC2');
});

test('the grace starts at InService, so it does not cover the model load', () => {
  expect(groupOf(givenTemplate()).Properties.HealthCheckGracePeriod).toBeLessThan(budget('load', 'warm-up'));
});

test('boxes speak to the metadata service in sessions, one hop away', () => {
  expect(dataOf(givenTemplate()).MetadataOptions).toEqual({ HttpEndpoint: 'enabled', HttpTokens: 'required', HttpPutResponseHopLimit: 1 });
});

test('the root volume is encrypted, with the own key outside dev', () => {
  expect(dataOf(givenTemplate()).BlockDeviceMappings[0].Ebs).toMatchObject({ Encrypted: true, VolumeType: 'gp3', KmsKeyId: { 'Fn::GetAtt': [expect.stringMatching(/Key/), 'Arn'] } });
});

test('weights on local NVMe take no room of the root volume', () => {
  const { plan } = givenInput();
  const sizeOf = (instanceType: string): number => dataOf(givenTemplate({ service: { instanceType } })).BlockDeviceMappings[0].Ebs.VolumeSize;
  expect(sizeOf('g6e.2xlarge')).toBe(100 + Math.ceil(plan.diskGiB - plan.weights.sizeGiB));
});

test('nobody logs in by SSH', () => {
  expect(dataOf(givenTemplate()).KeyName).toBeUndefined();
});

test('volumes and boxes carry the tags of the deployment', () => {
  const tags = { cost: 'c42' };
  const { TagSpecifications } = dataOf(givenTemplate({ deployment: { aws: { region: 'us-east-1', tags } } }));
  expect(TagSpecifications.map(({ ResourceType }: any) => ResourceType)).toEqual(['instance', 'volume']);
  TagSpecifications.forEach(({ Tags }: any) => expect(Tags).toContainEqual({ Key: 'cost', Value: 'c42' }));
});

test('the image comes from a parameter of the image type, never from a reference that a refresh refuses', () => {
  const template = givenTemplate();
  template.hasParameter('*', { Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>', Default: givenInput().instanceType.imageParameter });
  expect(JSON.stringify(template.toJSON())).not.toContain('resolve:ssm');
});

test('a pinned image is taken as it is', () => {
  expect(dataOf(givenTemplate({ service: { machineImage: 'ami-0123456789abcdef0' } })).ImageId).toBe('ami-0123456789abcdef0');
});

test('user data holds no secret and no body, only names and digests', () => {
  const loader = loaderOf(givenTemplate().toJSON() as any, 'chat');
  expect(loader).toContain('LLM_KEYS_SECRET="chat-keys"');
  expect(loader).not.toMatch(/Bearer|get-secret-value|master-worker/);
  expect(Buffer.byteLength(loader)).toBeLessThan(16 * 1024);
});

test('the first box starts only after its files, its route and its listener', () => {
  const template = givenTemplate();
  const { DependsOn } = groupOf(template);
  expect(DependsOn).toEqual(expect.arrayContaining(Object.keys(template.findResources('AWS::SSM::Parameter'))));
  expect(DependsOn).toEqual(expect.arrayContaining(Object.keys(template.findResources('AWS::ElasticLoadBalancingV2::Listener'))));
  expect(DependsOn).toEqual(expect.arrayContaining(Object.keys(template.findResources('AWS::EC2::Route', { Properties: { NatGatewayId: Match.anyValue() } }))));
});

test('a topic hears of every launch and termination, failed ones too', () => {
  expect(groupOf(givenTemplate()).Properties.NotificationConfigurations[0].NotificationTypes).toHaveLength(4);
});

test('without a load balancer the box itself says how it is', () => {
  const { Properties } = groupOf(givenTemplate({ access: { exposure: Exposure.NONE } }));
  expect(Properties.HealthCheckType).toBe('EC2');
  expect(Properties.TargetGroupARNs).toBeUndefined();
});

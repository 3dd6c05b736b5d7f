// The machines of the hand-written app on Amazon ECS, and the capacity provider that adds and removes them.
const { Aws, Fn } = require('aws-cdk-lib');
const autoscaling = require('aws-cdk-lib/aws-autoscaling');
const ecs = require('aws-cdk-lib/aws-ecs');
const { METRICS, SESSIONS, arn, launchTemplateOf, machineProfileOf, toTopic } = require('./hand-written-parts.cjs');

const WARM_UP_SECONDS = 600;

function machinesOf(stack, name, { network, firewall, key, cluster, topic, userData }) {
  const template = launchTemplateOf(stack, name, {
    imageId: 'ami-0123456789abcdef0', profile: profileOf(stack, cluster), firewall, kmsKeyId: key.attrArn, userData, references: [cluster.ref],
  });
  const group = groupOf(stack, name, { network, template, topic });
  const provider = new ecs.CfnCapacityProvider(stack, 'Machines', {
    name: Fn.join('-', ['llm', Aws.STACK_NAME, name]),
    autoScalingGroupProvider: {
      autoScalingGroupArn: group.ref, managedDraining: 'ENABLED', managedTerminationProtection: 'ENABLED',
      managedScaling: { status: 'ENABLED', targetCapacity: 100, instanceWarmupPeriod: WARM_UP_SECONDS },
    },
  });
  const association = new ecs.CfnClusterCapacityProviderAssociations(stack, 'Association', {
    cluster: cluster.ref, capacityProviders: [provider.ref], defaultCapacityProviderStrategy: [{ capacityProvider: provider.ref, weight: 1 }],
  });
  return { group, provider, all: [template, group, provider, association] };
}

function groupOf(stack, name, { network, template, topic }) {
  const group = new autoscaling.CfnAutoScalingGroup(stack, 'Group', {
    minSize: '2', maxSize: '9', vpcZoneIdentifier: network.subnetIds,
    launchTemplate: { launchTemplateId: template.ref, version: template.attrLatestVersionNumber },
    healthCheckType: 'EC2', healthCheckGracePeriod: WARM_UP_SECONDS, defaultInstanceWarmup: WARM_UP_SECONDS, newInstancesProtectedFromScaleIn: true,
    notificationConfigurations: toTopic(topic),
    tags: [
      { key: 'AmazonECSManaged', value: 'true', propagateAtLaunch: true },
      { key: 'llm-serving:service', value: name, propagateAtLaunch: false },
    ],
    terminationPolicies: ['OldestLaunchTemplate', 'Default'],
  });
  group.cfnOptions.updatePolicy = {
    autoScalingInstanceRefresh: {
      strategy: 'Rolling',
      preferences: { minHealthyPercentage: 100, maxHealthyPercentage: 113, instanceWarmup: WARM_UP_SECONDS, skipMatching: true, scaleInProtectedInstances: 'Refresh' },
    },
  };
  return group;
}

function profileOf(stack, cluster) {
  const own = { ArnEquals: { 'ecs:cluster': cluster.attrArn } };
  const register = ['RegisterContainerInstance', 'DeregisterContainerInstance', 'SubmitAttachmentStateChanges', 'SubmitContainerStateChange', 'SubmitTaskStateChange'];
  const report = ['Poll', 'StartTelemetrySession', 'UpdateContainerInstancesState'];
  const group = arn('autoscaling', Fn.join('', ['autoScalingGroup:*:autoScalingGroupName/', Aws.STACK_NAME, '-Group-*']));
  const ofEcs = (actions) => actions.map((action) => `ecs:${action}`);
  return machineProfileOf(stack, {
    description: 'Machines that run the tasks of one LLM service',
    policyName: 'run',
    statements: [
      SESSIONS,
      METRICS,
      { Sid: 'AgentCluster', Effect: 'Allow', Action: ofEcs(register), Resource: cluster.attrArn },
      { Sid: 'AgentOfCluster', Effect: 'Allow', Action: ofEcs(report), Resource: '*', Condition: own },
      { Sid: 'AgentEndpoint', Effect: 'Allow', Action: 'ecs:DiscoverPollEndpoint', Resource: '*' },
      { Sid: 'Health', Effect: 'Allow', Action: 'autoscaling:SetInstanceHealth', Resource: group },
    ],
  });
}

module.exports = { machinesOf };

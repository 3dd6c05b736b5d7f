// One service on Amazon EC2, by hand: what examples/single-node.yaml becomes.
const { Aws, CfnDeletionPolicy, CfnOutput, CfnParameter, Fn } = require('aws-cdk-lib');
const autoscaling = require('aws-cdk-lib/aws-autoscaling');
const logs = require('aws-cdk-lib/aws-logs');
const { HandWrittenStack, REGION, synthesize } = require('./hand-written-app.cjs');
const { loadBalancerOf, rolloutAlarmOf } = require('./hand-written-balancer.cjs');
const { boxAlarmsOf } = require('./hand-written-ec2-alarms.cjs');
const { firewallOf, networkOf } = require('./hand-written-network.cjs');
const { METRICS, SESSIONS, arn, filesOf, launchTemplateOf, machineProfileOf, noticesOf, toTopic } = require('./hand-written-parts.cjs');
const { dashboardOf, errorsOf, faultsOf, queriesOf, targetNamesOf } = require('./hand-written-views.cjs');

const TARGETS = { type: 'instance', interval: 42, timeout: 5, delay: '315' };

class ServiceStack extends HandWrittenStack {
  constructor(app, name, content) {
    super(app, name, name);
    const logGroup = new logs.CfnLogGroup(this, 'Logs', { retentionInDays: 14 });
    Object.assign(logGroup.cfnOptions, { deletionPolicy: CfnDeletionPolicy.DELETE, updateReplacePolicy: CfnDeletionPolicy.RETAIN });
    const network = networkOf(this, content.zones);
    const firewall = firewallOf(this, network.vpcId);
    const { path, files, arns } = filesOf(this, name, content.parameters);
    const balancer = loadBalancerOf(this, { network, firewall, targets: TARGETS });
    const topic = noticesOf(this, 'alias/aws/sns');
    const group = this.group({ name, network, balancer, topic });
    const profile = this.profile({ arns, logGroup, group });
    const references = [Aws.STACK_ID, logGroup.ref, path];
    const template = launchTemplateOf(this, name, { imageId: this.image(), profile, firewall, userData: content.userData, references });
    group.launchTemplate = { launchTemplateId: template.ref, version: template.attrLatestVersionNumber };
    [...files, ...network.routes, balancer.listener].forEach((earlier) => group.addResourceDependency(earlier));
    this.operations(name, content, { logGroup, group, balancer });
    this.outputs({ balancer, group, logGroup });
  }

  operations(name, content, { logGroup, group, balancer }) {
    const service = `${name}/${name}/ec2`;
    errorsOf(this, { service, logGroup });
    faultsOf(this, { service, logGroup });
    queriesOf(this, name, { queries: content.queries, logGroup });
    const alarms = boxAlarmsOf(this, { service, group, balancer });
    const values = { AutoScalingGroupName: group.ref, ...targetNamesOf(balancer) };
    dashboardOf(this, name, { texts: content.dashboard, alarms, values });
  }

  group({ name, network, balancer, topic }) {
    const alarm = rolloutAlarmOf(this, balancer);
    const group = new autoscaling.CfnAutoScalingGroup(this, 'Group', {
      minSize: '1', maxSize: '1', desiredCapacity: '1', vpcZoneIdentifier: network.subnetIds, targetGroupArns: [balancer.targets.ref],
      healthCheckType: 'ELB', healthCheckGracePeriod: 126, defaultInstanceWarmup: 126,
      availabilityZoneDistribution: { capacityDistributionStrategy: 'balanced-best-effort' },
      instanceMaintenancePolicy: { minHealthyPercentage: 0, maxHealthyPercentage: 100 },
      lifecycleHookSpecificationList: [
        { lifecycleHookName: 'launch', lifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING', heartbeatTimeout: 2284, defaultResult: 'ABANDON' },
        { lifecycleHookName: 'terminate', lifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING', heartbeatTimeout: 405, defaultResult: 'CONTINUE' },
      ],
      metricsCollection: [{ granularity: '1Minute', metrics: ['GroupDesiredCapacity', 'GroupTotalInstances', 'GroupInServiceInstances'] }],
      notificationConfigurations: toTopic(topic),
      tags: [{ key: 'llm-serving:service', value: name, propagateAtLaunch: false }],
      terminationPolicies: ['OldestLaunchTemplate', 'Default'],
    });
    group.cfnOptions.creationPolicy = { resourceSignal: { count: 1, timeout: 'PT2284S' } };
    group.cfnOptions.updatePolicy = {
      autoScalingInstanceRefresh: {
        strategy: 'Rolling',
        preferences: {
          minHealthyPercentage: 0, maxHealthyPercentage: 100, instanceWarmup: 126, bakeTime: 300, skipMatching: true,
          alarmSpecification: { alarms: [alarm.ref] },
        },
      },
    };
    return group;
  }

  profile({ arns, logGroup, group }) {
    const own = arn('autoscaling', Fn.join('', ['autoScalingGroup:*:autoScalingGroupName/', Aws.STACK_NAME, '-', group.logicalId, '-*']));
    const logArn = arn('logs', Fn.join('', ['log-group:', logGroup.ref]));
    return machineProfileOf(this, {
      description: 'Boxes that serve one LLM service',
      policyName: 'serve',
      statements: [
        SESSIONS,
        { Sid: 'Files', Effect: 'Allow', Action: 'ssm:GetParameter', Resource: arns },
        { Sid: 'Logs', Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: Fn.join('', [logArn, ':log-stream:*']) },
        METRICS,
        { Sid: 'Lifecycle', Effect: 'Allow', Action: ['autoscaling:CompleteLifecycleAction', 'autoscaling:RecordLifecycleActionHeartbeat', 'autoscaling:SetInstanceHealth'], Resource: own },
        { Sid: 'Stack', Effect: 'Allow', Action: ['cloudformation:DescribeStackResource', 'cloudformation:SignalResource'], Resource: Aws.STACK_ID },
      ],
    });
  }

  image() {
    return new CfnParameter(this, 'MachineImage', {
      type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>',
      default: '/aws/service/deeplearning/ami/x86_64/base-with-single-cuda-amazon-linux-2023/latest/ami-id',
      description: 'Public parameter of the machine image that carries the driver',
    }).valueAsString;
  }

  outputs({ balancer, group, logGroup }) {
    const session = `aws ssm start-session --region ${REGION} --target "$(aws autoscaling describe-auto-scaling-groups --region ${REGION} `
      + `--auto-scaling-group-names ${group.ref} --query 'AutoScalingGroups[0].Instances[0].InstanceId' --output text)"`;
    new CfnOutput(this, 'Endpoint', { value: balancer.url, description: 'Base address of the API' });
    new CfnOutput(this, 'GroupName', { value: group.ref, description: 'Auto Scaling group of the boxes' });
    new CfnOutput(this, 'LogGroup', { value: logGroup.ref, description: 'Log group of engine and guard' });
    new CfnOutput(this, 'Session', { value: session, description: 'Opens a session on the first box' });
  }
}

synthesize((app, name, content) => new ServiceStack(app, name, content));

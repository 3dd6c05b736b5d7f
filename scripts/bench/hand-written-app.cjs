// What the benchmark compares with: the same resources as this library renders, written by hand with aws-cdk-lib alone.
//   node scripts/bench/hand-written-app.cjs CONTENT.json OUT NAME…
// All of it is the cheapest class of construct (L1) with literal properties, and the app leaves out every optional output,
// so the comparison is a hard one. CONTENT.json holds bytes and not structure:
// user data, the bodies of parameters, ids of zones.
// CommonJS, as `tsc` compiles an app: an ES module import of aws-cdk-lib would load all of its lazy parts.
const { readFileSync } = require('node:fs');
const { App, Aws, CfnOutput, CfnParameter, Fn, Stack } = require('aws-cdk-lib');
const autoscaling = require('aws-cdk-lib/aws-autoscaling');
const cloudwatch = require('aws-cdk-lib/aws-cloudwatch');
const ec2 = require('aws-cdk-lib/aws-ec2');
const iam = require('aws-cdk-lib/aws-iam');
const logs = require('aws-cdk-lib/aws-logs');
const sns = require('aws-cdk-lib/aws-sns');
const ssm = require('aws-cdk-lib/aws-ssm');
const { firewallOf, loadBalancerOf, networkOf } = require('./hand-written-network.cjs');

const REGION = 'us-east-1';

class HandWrittenStack extends Stack {
  constructor(scope, id, content) {
    super(scope, id, { env: { region: REGION }, stackName: id, description: `LLM serving: ${id}`, analyticsReporting: false });
    this.path = Fn.join('/', ['/llm-serving', Aws.STACK_NAME, `${id}/${id}`]);
    const logGroup = new logs.CfnLogGroup(this, 'Logs', { retentionInDays: 14 });
    const network = networkOf(this, content.zones);
    const firewall = firewallOf(this, network.vpcId);
    const files = content.parameters.map(({ name, value, description }) => new ssm.CfnParameter(this, `File${name}`, {
      type: 'String', tier: 'Standard', name: Fn.join('/', [this.path, name]), value, description,
    }));
    const balancer = loadBalancerOf(this, network, firewall);
    const topic = this.notices();
    const group = this.group({ id, network, balancer, topic });
    const profile = this.role({ content, logGroup, group });
    const template = this.launchTemplate({ id, content, logGroup, group, firewall, profile });
    group.launchTemplate = { launchTemplateId: template.ref, version: template.attrLatestVersionNumber };
    [...files, ...network.routes, balancer.listener].forEach((earlier) => group.addResourceDependency(earlier));
    this.outputs({ balancer, group, logGroup });
  }

  notices() {
    const topic = new sns.CfnTopic(this, 'Notices', { displayName: 'Boxes that come and go', kmsMasterKeyId: 'alias/aws/sns' });
    const owner = { AWS: Fn.join('', ['arn:', Aws.PARTITION, ':iam::', Aws.ACCOUNT_ID, ':root']) };
    const actions = ['GetTopicAttributes', 'SetTopicAttributes', 'Subscribe', 'ListSubscriptionsByTopic', 'Publish'].map((action) => `sns:${action}`);
    new sns.CfnTopicPolicy(this, 'NoticesPolicy', {
      topics: [topic.ref],
      policyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Sid: 'Owner', Effect: 'Allow', Principal: owner, Action: actions, Resource: topic.ref },
          { Sid: 'TlsOnly', Effect: 'Deny', Principal: '*', Action: 'sns:Publish', Resource: topic.ref, Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
        ],
      },
    });
    return topic;
  }

  rolloutAlarm(balancer) {
    const dimensions = [{ name: 'LoadBalancer', value: balancer.fullName }, { name: 'TargetGroup', value: balancer.targetGroupFullName }];
    const counted = (name, metricName) => ({
      id: name, returnData: false, metricStat: { stat: 'Sum', period: 60, metric: { namespace: 'AWS/ApplicationELB', metricName, dimensions } },
    });
    return new cloudwatch.CfnAlarm(this, 'RolloutAlarm', {
      alarmDescription: 'Too many answers of this service are errors: a roll-out is taken back',
      comparisonOperator: 'GreaterThanThreshold', threshold: 0.05, evaluationPeriods: 5, datapointsToAlarm: 3, treatMissingData: 'notBreaching',
      metrics: [
        counted('failed', 'HTTPCode_Target_5XX_Count'), counted('asked', 'RequestCount'),
        { id: 'share', label: 'Share of failed answers', returnData: true, expression: 'IF(asked > 0, FILL(failed, 0) / asked, 0)' },
      ],
    });
  }

  group({ id, network, balancer, topic }) {
    const alarm = this.rolloutAlarm(balancer);
    const group = new autoscaling.CfnAutoScalingGroup(this, 'Group', {
      minSize: '1', maxSize: '1', desiredCapacity: '1', vpcZoneIdentifier: network.subnetIds, targetGroupArns: [balancer.targetGroupArn],
      healthCheckType: 'ELB', healthCheckGracePeriod: 126, defaultInstanceWarmup: 126,
      instanceMaintenancePolicy: { minHealthyPercentage: 0, maxHealthyPercentage: 100 },
      lifecycleHookSpecificationList: [
        { lifecycleHookName: 'launch', lifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING', heartbeatTimeout: 2284, defaultResult: 'ABANDON' },
        { lifecycleHookName: 'terminate', lifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING', heartbeatTimeout: 405, defaultResult: 'CONTINUE' },
      ],
      notificationConfigurations: [{
        topicArn: topic.ref,
        notificationTypes: ['LAUNCH', 'LAUNCH_ERROR', 'TERMINATE', 'TERMINATE_ERROR'].map((event) => `autoscaling:EC2_INSTANCE_${event}`),
      }],
      tags: [{ key: 'llm-serving:service', value: id, propagateAtLaunch: false }],
      terminationPolicies: ['OldestLaunchTemplate', 'Default'],
    });
    group.cfnOptions.creationPolicy = { resourceSignal: { count: 1, timeout: 'PT2284S' } };
    group.cfnOptions.updatePolicy = {
      autoScalingInstanceRefresh: {
        strategy: 'Rolling',
        preferences: { minHealthyPercentage: 0, maxHealthyPercentage: 100, instanceWarmup: 126, skipMatching: true, bakeTime: 300, alarmSpecification: { alarms: [alarm.ref] } },
      },
    };
    return group;
  }

  role({ content, logGroup, group }) {
    const channels = ['CreateControlChannel', 'CreateDataChannel', 'OpenControlChannel', 'OpenDataChannel'].map((action) => `ssmmessages:${action}`);
    const files = content.parameters.map(({ name }) => arn('ssm', Fn.join('', ['parameter', this.path, `/${name}`])));
    const own = arn('autoscaling', Fn.join('', ['autoScalingGroup:*:autoScalingGroupName/', Aws.STACK_NAME, '-', group.logicalId, '-*']));
    const logArn = arn('logs', Fn.join('', ['log-group:', logGroup.ref]));
    const role = new iam.CfnRole(this, 'Role', {
      description: 'Boxes that serve one LLM service',
      assumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      },
      policies: [{
        policyName: 'serve',
        policyDocument: {
          Version: '2012-10-17',
          Statement: [
            { Sid: 'Sessions', Effect: 'Allow', Action: ['ssm:UpdateInstanceInformation', ...channels], Resource: '*' },
            { Sid: 'Files', Effect: 'Allow', Action: 'ssm:GetParameter', Resource: files },
            { Sid: 'Logs', Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: Fn.join('', [logArn, ':log-stream:*']) },
            { Sid: 'Lifecycle', Effect: 'Allow', Action: ['autoscaling:CompleteLifecycleAction', 'autoscaling:RecordLifecycleActionHeartbeat', 'autoscaling:SetInstanceHealth'], Resource: own },
            { Sid: 'Stack', Effect: 'Allow', Action: ['cloudformation:DescribeStackResource', 'cloudformation:SignalResource'], Resource: Aws.STACK_ID },
          ],
        },
      }],
    });
    return new iam.CfnInstanceProfile(this, 'Profile', { roles: [role.ref] });
  }

  launchTemplate({ id, content, logGroup, group, firewall, profile }) {
    const image = new CfnParameter(this, 'MachineImage', {
      type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>',
      default: '/aws/service/deeplearning/ami/x86_64/base-with-single-cuda-amazon-linux-2023/latest/ami-id',
      description: 'Public parameter of the machine image that carries the driver',
    });
    const references = [Aws.STACK_ID, group.logicalId, logGroup.ref, this.path];
    const userData = content.userData.flatMap((text, index) => (index === 0 ? [text] : [references[index % references.length], text]));
    const tags = [{ key: 'Name', value: `${id}-${id}` }, { key: 'llm-serving:deployment', value: id }, { key: 'llm-serving:service', value: id }];
    return new ec2.CfnLaunchTemplate(this, 'Template', {
      launchTemplateData: {
        imageId: image.valueAsString,
        instanceType: 'g6e.2xlarge',
        ebsOptimized: true,
        iamInstanceProfile: { arn: profile.attrArn },
        blockDeviceMappings: [{
          deviceName: '/dev/xvda',
          ebs: { volumeType: 'gp3', volumeSize: 187, throughput: 250, iops: 3000, encrypted: true, deleteOnTermination: true },
        }],
        metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
        monitoring: { enabled: true },
        securityGroupIds: [firewall.attrGroupId],
        tagSpecifications: ['instance', 'volume'].map((resourceType) => ({ resourceType, tags })),
        userData: Fn.base64(Fn.join('', userData)),
      },
    });
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

function arn(service, resource) {
  return Fn.join(':', ['arn', Aws.PARTITION, service, Aws.REGION, Aws.ACCOUNT_ID, resource]);
}

/** Nothing that is optional: no tree, no metadata, no stack traces. */
const LEAN = {
  'aws:cdk:enable-path-metadata': false,
  'aws:cdk:enable-asset-metadata': false,
  'aws:cdk:disable-stack-trace': true,
  'aws:cdk:disable-creation-stack-traces': true,
  '@aws-cdk/core:validateAgainstDefaultRules': true,
};

const [contentFile, outdir, ...names] = process.argv.slice(2);
const content = JSON.parse(readFileSync(contentFile, 'utf8'));
const app = new App({ outdir, analyticsReporting: false, stackTraces: false, treeMetadata: false, postCliContext: LEAN });
names.forEach((name) => new HandWrittenStack(app, name, content));
app.synth();

// Parts that both hand-written apps have: files, notices, machines.
const { Aws, Fn } = require('aws-cdk-lib');
const ec2 = require('aws-cdk-lib/aws-ec2');
const iam = require('aws-cdk-lib/aws-iam');
const sns = require('aws-cdk-lib/aws-sns');
const ssm = require('aws-cdk-lib/aws-ssm');

const ENCRYPTED_GP3 = { volumeType: 'gp3', volumeSize: 187, throughput: 250, iops: 3000, encrypted: true, deleteOnTermination: true };
/** The right of the agent of a machine to send metrics. */
const METRICS = { Sid: 'Metrics', Effect: 'Allow', Action: 'cloudwatch:PutMetricData', Resource: '*', Condition: { StringEquals: { 'cloudwatch:namespace': 'LlmServing' } } };
/** What a machine needs to open sessions. */
const SESSIONS = {
  Sid: 'Sessions',
  Effect: 'Allow',
  Action: ['ssm:UpdateInstanceInformation', ...['CreateControlChannel', 'CreateDataChannel', 'OpenControlChannel', 'OpenDataChannel'].map((action) => `ssmmessages:${action}`)],
  Resource: '*',
};

function arn(service, resource) {
  return Fn.join(':', ['arn', Aws.PARTITION, service, Aws.REGION, Aws.ACCOUNT_ID, resource]);
}

function accountRoot() {
  return { AWS: Fn.join('', ['arn:', Aws.PARTITION, ':iam::', Aws.ACCOUNT_ID, ':root']) };
}

/** Texts with one reference between each two of them. */
function joined(texts, references) {
  return Fn.join('', texts.flatMap((text, index) => (index === 0 ? [text] : [references[index - 1], text])));
}

function environmentOf(variables) {
  return Object.entries(variables).map(([name, value]) => ({ name, value }));
}

function mount(sourceVolume, containerPath, readOnly) {
  return { sourceVolume, containerPath, readOnly };
}

/** One parameter per file, and their ARNs. */
function filesOf(stack, name, parameters) {
  const path = Fn.join('/', ['/llm-serving', Aws.STACK_NAME, `${name}/${name}`]);
  const files = parameters.map((file) => new ssm.CfnParameter(stack, `File${file.name}`, {
    type: 'String', tier: 'Standard', name: Fn.join('/', [path, file.name]), value: file.value, description: file.description,
  }));
  return { path, files, arns: parameters.map((file) => arn('ssm', Fn.join('', ['parameter', path, `/${file.name}`]))) };
}

function noticesOf(stack, kmsMasterKeyId) {
  const topic = new sns.CfnTopic(stack, 'Notices', { displayName: 'Boxes that come and go', kmsMasterKeyId });
  const account = { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } };
  const from = (source) => ({ ...account, ArnLike: { 'aws:SourceArn': source } });
  const publish = (Sid, service, more) => ({ Sid, Effect: 'Allow', Principal: { Service: `${service}.amazonaws.com` }, Action: 'sns:Publish', Resource: topic.ref, ...more });
  const actions = ['GetTopicAttributes', 'SetTopicAttributes', 'Subscribe', 'ListSubscriptionsByTopic', 'Publish'].map((action) => `sns:${action}`);
  new sns.CfnTopicPolicy(stack, 'NoticesPolicy', {
    topics: [topic.ref],
    policyDocument: {
      Version: '2012-10-17',
      Statement: [
        { Sid: 'Owner', Effect: 'Allow', Principal: accountRoot(), Action: actions, Resource: topic.ref },
        publish('Alarms', 'cloudwatch', { Condition: from(arn('cloudwatch', 'alarm:*')) }),
        publish('Events', 'events'),
        publish('Rules', 'aps', { Action: ['sns:Publish', 'sns:GetTopicAttributes'], Condition: from(arn('aps', 'workspace/*')) }),
        publish('Budgets', 'budgets', { Condition: account }),
        { Sid: 'TlsOnly', Effect: 'Deny', Principal: '*', Action: 'sns:Publish', Resource: topic.ref, Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      ],
    },
  });
  return topic;
}

/** Notices of everything that a group does. */
function toTopic(topic) {
  return [{
    topicArn: topic.ref,
    notificationTypes: ['LAUNCH', 'LAUNCH_ERROR', 'TERMINATE', 'TERMINATE_ERROR'].map((event) => `autoscaling:EC2_INSTANCE_${event}`),
  }];
}

function machineProfileOf(stack, { description, policyName, statements }) {
  const role = new iam.CfnRole(stack, 'MachineRole', {
    description,
    assumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    },
    policies: [{ policyName, policyDocument: { Version: '2012-10-17', Statement: statements } }],
  });
  return new iam.CfnInstanceProfile(stack, 'Profile', { roles: [role.ref] });
}

function launchTemplateOf(stack, name, { imageId, profile, firewall, kmsKeyId, userData, references }) {
  const tags = [{ key: 'Name', value: `${name}-${name}` }, { key: 'llm-serving:deployment', value: name }, { key: 'llm-serving:service', value: name }];
  return new ec2.CfnLaunchTemplate(stack, 'Template', {
    launchTemplateData: {
      imageId,
      instanceType: 'g6e.2xlarge',
      ebsOptimized: true,
      iamInstanceProfile: { arn: profile.attrArn },
      blockDeviceMappings: [{ deviceName: '/dev/xvda', ebs: { ...ENCRYPTED_GP3, kmsKeyId } }],
      metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
      monitoring: { enabled: true },
      securityGroupIds: [firewall.attrGroupId],
      tagSpecifications: ['instance', 'volume'].map((resourceType) => ({ resourceType, tags })),
      userData: Fn.base64(joined(userData, references)),
    },
  });
}

module.exports = { METRICS, SESSIONS, accountRoot, arn, environmentOf, filesOf, joined, launchTemplateOf, machineProfileOf, mount, noticesOf, toTopic };

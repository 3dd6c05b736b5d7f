// One service on Amazon ECS with two to eight replicas, by hand: what examples/distributed-ecs.yaml becomes.
const { CfnOutput } = require('aws-cdk-lib');
const ecs = require('aws-cdk-lib/aws-ecs');
const { HandWrittenStack, synthesize } = require('./hand-written-app.cjs');
const { archiveOf } = require('./hand-written-archive.cjs');
const { GUARD_PORT, loadBalancerOf, rolloutAlarmOf } = require('./hand-written-balancer.cjs');
const { taskAlarmsOf } = require('./hand-written-ecs-alarms.cjs');
const { machinesOf } = require('./hand-written-ecs-machines.cjs');
const { maintenanceOf, metricStoreOf, objectiveOf } = require('./hand-written-ecs-objective.cjs');
const { scalingOf } = require('./hand-written-ecs-scaling.cjs');
const { taskOf } = require('./hand-written-ecs-task.cjs');
const { accessLogsOf, flowLogsOf, keyOf, logGroupOf } = require('./hand-written-logs.cjs');
const { endpointsOf, firewallOf, networkOf } = require('./hand-written-network.cjs');
const { filesOf, noticesOf } = require('./hand-written-parts.cjs');
const { dashboardOf, errorsOf, queriesOf, targetNamesOf } = require('./hand-written-views.cjs');

const SERVICES = [
  'ecs', 'ecs-agent', 'ecs-telemetry', 'autoscaling', 'ssm', 'ssmmessages', 'ec2messages', 'logs', 'monitoring', 'secretsmanager', 'kms',
  'ecr.api', 'ecr.dkr', 'aps-workspaces',
];
const CERTIFICATE = 'arn:aws:acm:us-east-1:111122223333:certificate/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0';
const TARGETS = { type: 'ip', interval: 15, timeout: 14, delay: '255' };

class ServiceStack extends HandWrittenStack {
  constructor(app, name, content) {
    super(app, `${name}-ecs`, name);
    const key = keyOf(this, name);
    const logGroup = logGroupOf(this, 'Logs', key);
    const network = networkOf(this, content.zones);
    flowLogsOf(this, network.vpcId, key);
    const firewall = firewallOf(this, network.vpcId);
    const endpoints = endpointsOf(this, network, { firewall, services: SERVICES });
    const balancer = loadBalancerOf(this, { network, firewall, targets: TARGETS, certificate: CERTIFICATE, accessLogs: accessLogsOf(this) });
    const topic = noticesOf(this, key.attrArn);
    const store = metricStoreOf(this, name, { texts: content.alertManager, topic, key, logGroup });
    const task = taskOf(this, name, { texts: content.texts, ...filesOf(this, name, content.parameters), logGroup, store });
    const cluster = new ecs.CfnCluster(this, 'Cluster', { clusterSettings: [{ name: 'containerInsights', value: 'enabled' }] });
    const machines = machinesOf(this, name, { network, firewall, key, cluster, topic, userData: content.userData });
    const tasks = this.tasks({ name, network, firewall, balancer, task, cluster, machines });
    const ground = [...endpoints, ...network.routes];
    ground.forEach((earlier) => machines.group.addResourceDependency(earlier));
    [...ground, ...machines.all, balancer.listener].forEach((earlier) => tasks.addResourceDependency(earlier));
    const service = `${name}/${name}/ecs`;
    scalingOf(this, { service, cluster, tasks });
    this.operations(name, content, { service, key, logGroup, balancer, cluster, tasks, topic });
    this.outputs({ balancer, cluster, tasks, logGroup });
  }

  operations(name, content, { service, key, logGroup, balancer, cluster, tasks, topic }) {
    errorsOf(this, { service, logGroup });
    queriesOf(this, name, { queries: content.queries, logGroup });
    const archive = archiveOf(this, { service, logGroup, key, columns: content.columns, searches: content.searches });
    const alarms = taskAlarmsOf(this, { service, cluster, tasks, balancer, certificate: CERTIFICATE, topic, archive });
    const values = { ClusterName: cluster.ref, ServiceName: tasks.attrName, DeliveryStreamName: archive.ref, ...targetNamesOf(balancer) };
    dashboardOf(this, name, { texts: content.dashboard, alarms, values });
    objectiveOf(this, name, service);
    maintenanceOf(this, topic);
  }

  tasks({ name, network, firewall, balancer, task, cluster, machines }) {
    return new ecs.CfnService(this, 'Service', {
      cluster: cluster.ref,
      taskDefinition: task.ref,
      capacityProviderStrategy: [{ capacityProvider: machines.provider.ref, weight: 1 }],
      availabilityZoneRebalancing: 'ENABLED',
      enableEcsManagedTags: true,
      enableExecuteCommand: false,
      propagateTags: 'SERVICE',
      healthCheckGracePeriodSeconds: 905,
      deploymentConfiguration: {
        strategy: 'ROLLING', minimumHealthyPercent: 100, maximumPercent: 150, bakeTimeInMinutes: 5,
        alarms: { alarmNames: [rolloutAlarmOf(this, balancer).ref], enable: true, rollback: true },
        deploymentCircuitBreaker: { enable: true, rollback: true },
      },
      loadBalancers: [{ containerName: 'guard', containerPort: GUARD_PORT, targetGroupArn: balancer.targets.ref }],
      networkConfiguration: {
        awsvpcConfiguration: { assignPublicIp: 'DISABLED', securityGroups: [firewall.attrGroupId], subnets: network.subnetIds },
      },
      placementStrategies: ['attribute:ecs.availability-zone', 'instanceId'].map((field) => ({ type: 'spread', field })),
      tags: [{ key: 'llm-serving:service', value: name }],
    });
  }

  outputs({ balancer, cluster, tasks, logGroup }) {
    new CfnOutput(this, 'EndpointAddress', { value: balancer.url, description: 'Base address of the API' });
    new CfnOutput(this, 'ClusterName', { value: cluster.ref, description: 'Cluster of the tasks' });
    new CfnOutput(this, 'ServiceName', { value: tasks.attrName, description: 'Service that keeps the tasks running' });
    new CfnOutput(this, 'LogGroup', { value: logGroup.ref, description: 'Log group of engine and guard' });
  }
}

synthesize((app, name, content) => new ServiceStack(app, name, content));

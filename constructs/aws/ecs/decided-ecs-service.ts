import { Aws, Fn, type CfnResource } from 'aws-cdk-lib';
import { Construct, type IDependable } from 'constructs';
import { standbyBehind } from '../../../lib/degradation/standbys';
import { Exposure, Platform } from '../../../lib/deployment/enums';
import { isStepwise } from '../../../lib/rollout/steps';
import { FleetFirewall } from '../fleet-firewall';
import { frontOf, frontPlaces, type Front } from '../private/front';
import { Ground } from '../private/ground';
import { metricStoreOf, storeEndpoints } from '../private/metric-store';
import { sharedStorage } from '../private/shared-storage';
import { proxyPortOf, storePortOf } from '../private/network-environment';
import type { Replacements } from '../replacements';
import { Monitoring } from '../monitoring/monitoring';
import { RolloutAlarm } from '../rollout-alarm';
import type { ServingInput } from '../serving-input';
import { Standby } from '../standby';
import { Cluster, type ICluster } from './cluster';
import { MachineRole } from './machine-role';
import { Machines } from './machines';
import { ecsClocksFor } from './private/clocks';
import type { TaskTargets } from './private/service-properties';
import { ShiftRole } from './shift-role';
import { Task } from './task';
import { TaskService } from './task-service';

/** What machines and tasks call: the agent's own services, and what their containers read. */
const ENDPOINT_SERVICES = ['ecs', 'ecs-agent', 'ecs-telemetry', 'autoscaling', 'ssm', 'ssmmessages', 'ec2messages', 'logs', 'monitoring', 'secretsmanager', 'kms', 'ecr.api', 'ecr.dkr'];

/** What is rendered, and what stands already. */
export interface DecidedEcsServiceProps {
  /** What was decided for the service. */
  readonly input: ServingInput;

  /**
   * What stands already.
   *
   * @default - what the deployment imports; the rest is made
   */
  readonly replaced?: Replacements;
}

/** One model behind one address on Amazon ECS, once everything is decided. */
export class DecidedEcsService extends Construct {
  /** Name of the service. */
  public readonly serviceName: string;

  /** Name of the cluster. */
  public readonly clusterName: string;

  /** Log group that containers write to. */
  public readonly logGroupName: string;

  /** Base address of the API; nothing when no load balancer stands in front. */
  public readonly endpointUrl: string | undefined;

  /** False when the subnets stand in zones that may not offer the instance type. */
  public readonly zonesKnown: boolean;

  private readonly input: ServingInput;
  private readonly ground: Ground;

  public constructor(scope: Construct, id: string, { input, replaced = {} }: DecidedEcsServiceProps) {
    super(scope, id);

    this.input = input;
    this.ground = new Ground(this, { input, replaced, platform: Platform.ECS });
    const { network, logs, aws } = this.ground;
    const firewall = this.firewall();
    const { securityGroupId } = firewall;
    const endpoints = this.ground.endpoints(securityGroupId, [...ENDPOINT_SERVICES, ...storeEndpoints(input)]);
    const front = this.front(firewall);
    const shared = sharedStorage(this, this.ground, { input, clientGroupId: securityGroupId });
    const store = metricStoreOf(this, input, this.ground);
    const task = new Task(this, 'Task', {
      input, shared, store, region: aws.region, logGroupName: logs.logGroupName, logGroupArn: logs.logGroupArn, apiKey: this.ground.apiKey(),
      permissionsBoundary: aws.permissionsBoundary, name: this.ground.physicalName('-'),
    });
    const places = this.places(securityGroupId, [...network.routes, ...endpoints]);
    const service = new TaskService(this, 'Service', {
      input, task, securityGroupId, ...places,
      subnetIds: network.privateSubnetIds,
      _targets: front && this.targets(front),
      alarmNames: front ? this.alarms(front) : [],
      after: [...places.after, ...(front ? [front.listener] : []), ...(shared?.after ?? [])],
    });

    const { deliveryStreamName: deliveryStream } = this.ground.logPipeline();
    new Monitoring(this, 'Monitoring', {
      input, store, platform: Platform.ECS, ground: this.ground, after: service.node.defaultChild as CfnResource,
      places: { cluster: places.cluster.clusterName, service: service.serviceName, deliveryStream, ...frontPlaces(front) },
    });

    if (front && standbyBehind(input.service, 'targetGroup')) new Standby(this, 'Standby', { input, platform: Platform.ECS, _ground: this.ground, _front: front });

    this.node.defaultChild = service.node.defaultChild;
    this.serviceName = service.serviceName;
    this.clusterName = places.cluster.clusterName;
    this.logGroupName = logs.logGroupName;
    this.endpointUrl = front?.url;
    this.zonesKnown = this.ground.zonesKnown;
    this.ground.tag();
  }

  /** Machines of our own; an imported cluster has its own, since a template may name the providers of a cluster only all at once. */
  private places(securityGroupId: string, after: IDependable[]): { cluster: ICluster; capacityProvider?: string; instanceType?: string; after: IDependable[] } {
    const given = this.ground.aws.imports?.cluster;
    if (given !== undefined) {
      return { cluster: Cluster.fromName(given.name), capacityProvider: given.capacityProvider, instanceType: this.input.instanceType.name, after };
    }
    const name = this.ground.physicalName('-');
    const { aws, network, keyArn } = this.ground;
    const cluster = new Cluster(this, 'Cluster', { name });
    const role = new MachineRole(this, 'MachineRole', { clusterArn: cluster.clusterArn, permissionsBoundary: aws.permissionsBoundary, name: name && `${name}-machine` });
    const machines = new Machines(this, 'Machines', {
      input: this.input, region: aws.region, cluster, role, securityGroupId, keyArn, after,
      subnetIds: network.privateSubnetIds,
      zones: network.privateZones,
      topicArn: this.ground.topicArn(),
      // a name of CloudFormation's own would start with the stack's, and some beginnings are not allowed
      providerName: name ?? Fn.join('-', ['llm', Aws.STACK_NAME, this.input.service.name]),
    });
    return { cluster, capacityProvider: machines.capacityProvider, after: [...after, machines] };
  }

  private firewall(): FleetFirewall {
    const direct = this.input.service.access.exposure === Exposure.NONE;
    return new FleetFirewall(this, 'Firewall', {
      vpcId: this.ground.network.vpcId, directCidrs: direct ? this.ground.callers() : [], proxyPort: proxyPortOf(this.input.deployment), storePort: storePortOf(this.input),
    });
  }

  private front(firewall: FleetFirewall): Front | undefined {
    const { input, ground } = this;
    if (input.service.access.exposure === Exposure.NONE) return undefined;
    const clocks = ecsClocksFor(input.plan, input.replica.engine);
    const front = frontOf(this, { input, ground, clocks, targetGroupId: firewall.securityGroupId, targetType: 'ip', shiftsTraffic: isStepwise(input.service.rollout) });
    firewall.admit('FromLoadBalancer', front.securityGroupId);
    return front;
  }

  private targets({ targetGroupArn, _shift: shift }: Front): TaskTargets {
    if (shift === undefined) return { targetGroupArn };
    const name = this.ground.physicalName('-');
    const role = new ShiftRole(this, 'ShiftRole', {
      targetGroupArns: [targetGroupArn, shift.alternateTargetGroupArn], ruleArn: shift.ruleArn, permissionsBoundary: this.ground.aws.permissionsBoundary, name: name && `${name}-shift`,
    });
    return { targetGroupArn, shift: { ...shift, roleArn: role.roleArn } };
  }

  /** Which of two target groups serves changes with each update: both are watched, each for itself, or a small share that fails would drown in the other. */
  private alarms({ fullName: loadBalancer, targetGroupFullName, _shift: shift }: Front): string[] {
    const watched = [['RolloutAlarm', targetGroupFullName], ...(shift ? [['AlternateRolloutAlarm', shift.alternateTargetGroupFullName]] : [])];
    return watched.map(([id, targetGroup]) => new RolloutAlarm(this, id, { loadBalancer, targetGroup }).alarmName);
  }
}

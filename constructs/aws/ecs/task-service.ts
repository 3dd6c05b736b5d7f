import * as ecs from 'aws-cdk-lib/aws-ecs';
import { Construct, type IDependable } from 'constructs';
import { Platform } from '../../../lib/deployment/enums';
import { scaledName } from '../../../lib/scaling/scaled-name';
import { SERVICE_TAG } from '../../../lib/service-tag';
import { TaskScaling } from '../scaling-policy';
import type { ServingInput } from '../serving-input';
import type { ICluster } from './cluster';
import { ecsClocksFor } from './private/clocks';
import { rebalancingOf, rolloutOf, SPREAD, targetsOf, type TaskTargets } from './private/service-properties';
import type { Task } from './task';

/** What a service keeps running, and where. */
export interface TaskServiceProps {
  /** What was decided for the service. */
  readonly input: ServingInput;

  /** The cluster that tasks run in. */
  readonly cluster: ICluster;

  /** One replica. */
  readonly task: Task;

  /** Subnets of the tasks. */
  readonly subnetIds: string[];

  /** Security group of the tasks. */
  readonly securityGroupId: string;

  /** What must stand before the first task starts. */
  readonly after: IDependable[];

  /**
   * Name of the capacity provider that tasks are placed by.
   *
   * @default - the cluster's own default strategy
   */
  readonly capacityProvider?: string;

  /**
   * Instance type that a machine must have.
   *
   * @default - the machines of the capacity provider are ours
   */
  readonly instanceType?: string;

  /**
   * @default - no load balancer
   * @internal
   */
  readonly _targets?: TaskTargets;

  /** Names of the alarms that take a deployment back; without any the circuit breaker alone does. */
  readonly alarmNames: string[];
}

/** Keeps the replicas of one service running, and brings a new revision out without leaving callers behind. */
export class TaskService extends Construct {
  /** Name of the service. */
  public readonly serviceName: string;

  public constructor(scope: Construct, id: string, props: TaskServiceProps) {
    super(scope, id);

    const { input, cluster, capacityProvider, task, subnetIds, securityGroupId, instanceType, _targets: targets, alarmNames } = props;
    const { scaling } = input.plan;
    const clocks = ecsClocksFor(input.plan, input.replica.engine);
    const service = new ecs.CfnService(this, 'Resource', {
      cluster: cluster.clusterName,
      taskDefinition: task.taskDefinitionArn,
      // what the load made of the number stays through an update
      ...(scaling === undefined && { desiredCount: input.plan.replicas }),
      ...(capacityProvider !== undefined && { capacityProviderStrategy: [{ capacityProvider, weight: 1 }] }),
      networkConfiguration: { awsvpcConfiguration: { assignPublicIp: 'DISABLED', subnets: subnetIds, securityGroups: [securityGroupId] } },
      ...(targets && { loadBalancers: targetsOf(input, targets) }),
      healthCheckGracePeriodSeconds: clocks.graceSeconds,
      deploymentConfiguration: rolloutOf(input, alarmNames),
      placementStrategies: SPREAD,
      ...(instanceType !== undefined && { placementConstraints: [{ type: 'memberOf', expression: `attribute:ecs.instance-type == ${instanceType}` }] }),
      availabilityZoneRebalancing: rebalancingOf(input),
      enableExecuteCommand: false,
      enableEcsManagedTags: true,
      propagateTags: 'SERVICE',
      tags: [{ key: SERVICE_TAG, value: input.service.name }],
    });
    props.after.forEach((earlier) => service.node.addDependency(earlier));
    this.serviceName = service.attrName;
    if (scaling) new TaskScaling(this, 'Scaling', { scaling, service: scaledName(Platform.ECS, input.deployment, input.service), clusterName: cluster.clusterName, serviceName: service.attrName });
  }
}

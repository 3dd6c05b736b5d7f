import { CfnParameter, Fn } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { Construct, type IDependable } from 'constructs';
import { Platform } from '../../../lib/deployment/enums';
import { machineImageFor, platformFacts } from '../../../lib/platform/platforms';
import { runsSecondFleet } from '../../../lib/rollout/surge';
import { SERVICE_TAG } from '../../../lib/service-tag';
import { poolsOf, type CapacityPool } from '../../../lib/capacity/pools';
import { rangeOf, segmentsOf } from '../../../lib/capacity/segments';
import { watchOf } from '../../../lib/alerts/watch';
import { machineAgentConfig } from '../../../lib/collection/agent';
import { fatalXidsOf } from '../../../lib/recovery/accelerator-faults';
import { LlmServingError } from '../../../lib/error';
import { acknowledgeMixedInstances } from '../private/acknowledge';
import { GROUP_EVENTS, shareOf, sourceOf } from '../private/group';
import { HOST } from '../private/host-layout';
import { launchOf } from '../private/launch';
import { launchTemplateDataFor } from '../private/launch-template';
import { subnetsOf } from '../private/pool-subnets';
import type { ServingInput } from '../serving-input';
import type { ICluster } from './cluster';
import type { MachineRole } from './machine-role';
import { ecsClocksFor } from './private/clocks';
import { machineData } from './private/machine-data';

/** What machines stand on. */
export interface MachinesProps {
  /** What was decided for the service. */
  readonly input: ServingInput;

  /** Region of the stack. */
  readonly region: string;

  /** The cluster that they join. */
  readonly cluster: ICluster;

  /** Identity of the machines. */
  readonly role: MachineRole;

  /** Subnets of the machines. */
  readonly subnetIds: string[];

  /**
   * Zones of these subnets in the same order, as capacity names them.
   *
   * @default - not known: machines spread over all subnets
   */
  readonly zones?: string[];

  /** Security group of the machines. */
  readonly securityGroupId: string;

  /** Topic that hears about machines. */
  readonly topicArn: string;

  /** What must stand before the first machine starts. */
  readonly after: IDependable[];

  /** Name of the capacity provider. */
  readonly providerName: string;

  /**
   * ARN of the key of volumes.
   *
   * @default - the account's key for EBS
   */
  readonly keyArn?: string;
}

/** Machines of the instance type, as many as ECS finds tasks for, and never one that still runs a task taken away. */
export class Machines extends Construct {
  /** Name of the capacity provider. */
  public readonly capacityProvider: string;

  /** Name of the Auto Scaling group. */
  public readonly groupName: string;

  public constructor(scope: Construct, id: string, props: MachinesProps) {
    super(scope, id);

    const { input, cluster } = props;
    const { machineSeconds } = ecsClocksFor(input.plan, input.replica.engine);
    const pool = poolFor(input);
    const template = new ec2.CfnLaunchTemplate(this, 'Template', {
      launchTemplateData: launchTemplateDataFor({ ...props, pool, imageId: this.imageId(input), userData: Fn.base64(userDataFor(props)) }),
    });
    const group = this.createGroup(props, pool, { template, machineSeconds });
    props.after.forEach((earlier) => group.node.addDependency(earlier));
    props.role.allowHealthOf(group.logicalId);
    const provider = new ecs.CfnCapacityProvider(this, 'Resource', {
      name: props.providerName,
      autoScalingGroupProvider: {
        autoScalingGroupArn: group.ref,
        managedDraining: 'ENABLED',
        managedTerminationProtection: 'ENABLED',
        managedScaling: { status: 'ENABLED', targetCapacity: 100, instanceWarmupPeriod: machineSeconds },
      },
    });
    new ecs.CfnClusterCapacityProviderAssociations(this, 'Association', {
      cluster: cluster.clusterName,
      capacityProviders: [provider.ref],
      defaultCapacityProviderStrategy: [{ capacityProvider: provider.ref, weight: 1 }],
    });
    this.capacityProvider = provider.ref;
    this.groupName = group.ref;
  }

  private createGroup({ input, subnetIds, zones, topicArn }: MachinesProps, pool: CapacityPool, { template, machineSeconds }: { readonly template: ec2.CfnLaunchTemplate; readonly machineSeconds: number }): autoscaling.CfnAutoScalingGroup {
    const { service, instanceType } = input;
    const share = shareOf(pool, service.spareAccelerator);
    const spare = share.maxHealthyPercentage > 100 ? 1 : 0;
    const surge = runsSecondFleet(service, platformFacts(Platform.ECS)) ? pool.most : spare;
    const group = new autoscaling.CfnAutoScalingGroup(this, 'Group', {
      // a numbered version: a refresh cannot be rolled back to "the latest"
      ...launchOf(pool, { launchTemplateId: template.ref, version: template.attrLatestVersionNumber }, [instanceType.name, ...service.alternatives]),
      ...sourceOf(pool),
      minSize: String(pool.least),
      // without desiredCapacity: ECS moves it
      maxSize: String(pool.most + surge),
      vpcZoneIdentifier: subnetsOf({ subnetIds, zones }, pool),
      healthCheckType: 'EC2',
      healthCheckGracePeriod: machineSeconds,
      defaultInstanceWarmup: machineSeconds,
      newInstancesProtectedFromScaleIn: true,
      notificationConfigurations: [{ topicArn, notificationTypes: GROUP_EVENTS }],
      // ECS marks groups that it scales; an update must not take the mark away
      tags: [{ key: SERVICE_TAG, value: service.name, propagateAtLaunch: false }, { key: 'AmazonECSManaged', value: 'true', propagateAtLaunch: true }],
      terminationPolicies: ['OldestLaunchTemplate', 'Default'],
    });
    acknowledgeMixedInstances(group);
    // ECS protects machines with tasks; a refresh drains them instead of waiting for ever
    group.cfnOptions.updatePolicy = {
      autoScalingInstanceRefresh: { strategy: 'Rolling', preferences: { ...share, instanceWarmup: machineSeconds, skipMatching: true, scaleInProtectedInstances: 'Refresh' } },
    };
    return group;
  }

  /** A parameter instead of a `resolve:ssm:` reference in the template: a refresh refuses to roll back from the latter. */
  private imageId({ service, instanceType }: ServingInput): string {
    if (service.machineImage !== undefined) return service.machineImage;
    return new CfnParameter(this, 'MachineImage', {
      type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>',
      default: machineImageFor(Platform.ECS, instanceType)?.parameter,
      description: 'Public parameter of the machine image that carries the driver and the agent',
    }).valueAsString;
  }
}

/** A strategy of ECS shares tasks out by weight, and fills no source before the next: one group must hold them all. */
function poolFor({ plan, service }: ServingInput): CapacityPool {
  const [pool, ...more] = poolsOf(segmentsOf(service.capacity, rangeOf(plan)), service.alternatives.length);
  if (pool === undefined || more.length > 0) throw new LlmServingError('UnsupportedByTarget', 'tasks take machines of one group, on demand below spot or reserved below on demand', [], 'hardware.capacity');
  return pool;
}

function userDataFor({ input, cluster, region }: MachinesProps): string {
  const { deployment, instanceType } = input;
  const { name: service, signals } = watchOf(input, Platform.ECS);
  const metrics = machineAgentConfig({ signals, service, folders: ['/', HOST.state] });
  return machineData({ deployment, localDisks: instanceType.nvmeGB > 0, clusterName: cluster.clusterName, region, fatalXids: fatalXidsOf(instanceType), metrics });
}

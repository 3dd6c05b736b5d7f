import { CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct, type IDependable } from 'constructs';
import { blockTimes } from '../../lib/capacity/blocks';
import { isElastic, movedPools, poolsOf, type CapacityPool } from '../../lib/capacity/pools';
import { COLLECTOR_VARIABLES } from '../../lib/collection/collector';
import { rangeOf, segmentsOf } from '../../lib/capacity/segments';
import { Platform } from '../../lib/deployment/enums';
import { scaledName } from '../../lib/scaling/scaled-name';
import { BlockSchedule } from './block-schedule';
import type { BoxFiles } from './box-files';
import type { FleetRole } from './fleet-role';
import type { MachineMount } from './model-storage';
import { acknowledgeMixedInstances } from './private/acknowledge';
import { clocksFor, type Clocks } from './private/clocks';
import { groupPropertiesFor, refreshFor, startingBoxes } from './private/group';
import { launchOf } from './private/launch';
import { launchTemplateDataFor } from './private/launch-template';
import { checkUserData, loaderScript } from './private/loader';
import { networkEnvironment } from './private/network-environment';
import { scalingOfPool } from './private/pool-scaling';
import { subnetsOf } from './private/pool-subnets';
import { GroupScaling } from './scaling-policy';
import type { ServingInput } from './serving-input';

/** What a fleet stands on. */
export interface FleetProps {
  /** What was decided for the service. */
  readonly input: ServingInput;

  /** Region of the stack. */
  readonly region: string;

  /** Subnets of the boxes. */
  readonly subnetIds: string[];

  /**
   * Zones of these subnets in the same order, as capacity names them.
   *
   * @default - not known: every group spreads over all subnets
   */
  readonly zones?: string[];

  /** Security group of the boxes. */
  readonly securityGroupId: string;

  /** Identity of the boxes. */
  readonly role: FleetRole;

  /** Files of the boxes. */
  readonly files: BoxFiles;

  /** Log group that containers write to. */
  readonly logGroupName: string;

  /** Topic that hears about boxes. */
  readonly topicArn: string;

  /** What must stand before the first box starts. */
  readonly after: IDependable[];

  /**
   * Name or ARN of the secret with the API key.
   *
   * @default - no key is read
   */
  readonly apiKeySecret?: string;

  /**
   * ARN of the role that an engine reads streamed weights with.
   *
   * @default - weights are not streamed
   */
  readonly readerRoleArn?: string;

  /**
   * Address that a collector writes metrics to.
   *
   * @default - none is known at deployment
   */
  readonly metricsUrl?: string;

  /**
   * How boxes mount what they share.
   *
   * @default - each box keeps its own weights
   */
  readonly mount?: MachineMount;

  /**
   * Target group that boxes register with.
   *
   * @default - no load balancer
   */
  readonly targetGroupArn?: string;

  /**
   * Names of alarms that stop a roll-out.
   *
   * @default [] - nothing but the signals of boxes does
   */
  readonly rolloutAlarms?: string[];

  /**
   * ARN of the key of volumes.
   *
   * @default - the account's key for EBS
   */
  readonly keyArn?: string;
}

/** The boxes of one service, in a group for each place they are got from. A box counts as there only once it has served a token, and leaves only once it has drained. */
export class Fleet extends Construct {
  /** Name of the Auto Scaling group; of several, the one with machines of the market, else the first. */
  public readonly groupName: string;

  public constructor(scope: Construct, id: string, props: FleetProps) {
    super(scope, id);

    const { plan, service } = props.input;
    const clocks = clocksFor(plan, props.targetGroupArn !== undefined);
    const pools = poolsOf(segmentsOf(service.capacity, rangeOf(plan)), service.alternatives.length);
    const imageId = this.imageId(props.input);
    const groups = new Map(pools.map((pool) => [pool, this.createGroup({ ...props, imageId }, pool, clocks)]));
    this.move(props, groups, clocks.health.graceSeconds);
    props.role.allowLifecycleOf([...groups.values()].map(({ logicalId }) => logicalId));
    const [first] = [...groups].sort(([a], [b]) => Number(b.key === '') - Number(a.key === '')).map(([, group]) => group);
    this.node.defaultChild = first;
    this.groupName = first.ref;
  }

  private createGroup(props: FleetProps & { readonly imageId: string }, pool: CapacityPool, clocks: Clocks): autoscaling.CfnAutoScalingGroup {
    const { input, rolloutAlarms = [] } = props;
    const group = new autoscaling.CfnAutoScalingGroup(this, pool.key === '' ? 'Resource' : pool.key, groupPropertiesFor({ ...props, pool, subnetIds: subnetsOf(props, pool) }, clocks));
    const boxes = startingBoxes(pool);
    if (boxes > 0) group.cfnOptions.creationPolicy = { resourceSignal: { count: boxes, timeout: `PT${clocks.creationSeconds}S` } };
    group.cfnOptions.updatePolicy = {
      autoScalingInstanceRefresh: refreshFor({ input, pool }, clocks, rolloutAlarms),
      // what a schedule or the load made of the size stays through an update
      ...((isElastic(pool) || boxes < pool.least) && { autoScalingScheduledAction: { ignoreUnmodifiedGroupSizeProperties: true } }),
    };
    const template = new ec2.CfnLaunchTemplate(this, `${pool.key}Template`, {
      launchTemplateData: launchTemplateDataFor({ ...props, pool, userData: this.userData(props, group) }),
    });
    // a numbered version: a refresh cannot be rolled back to "the latest"
    const launch = launchOf(pool, { launchTemplateId: template.ref, version: template.attrLatestVersionNumber }, [input.instanceType.name, ...input.service.alternatives]);
    group.launchTemplate = launch.launchTemplate;
    group.mixedInstancesPolicy = launch.mixedInstancesPolicy;
    acknowledgeMixedInstances(group);
    [...props.after, ...props.files.parts].forEach((earlier) => group.node.addDependency(earlier));
    return group;
  }

  /** What changes the size of groups: the load, or the end of a block. */
  private move({ input: { deployment, plan, service }, topicArn }: FleetProps, groups: ReadonlyMap<CapacityPool, autoscaling.CfnAutoScalingGroup>, warmUpSeconds: number): void {
    const { scaling } = plan;
    const moved = movedPools([...groups.keys()], plan);
    groups.forEach(({ ref: groupName }, pool) => {
      if (scaling && moved.includes(pool)) new GroupScaling(this, `${pool.key}Scaling`, { scaling: scalingOfPool(pool, plan, scaling), service: scaledName(Platform.EC2, deployment, service), groupName, warmUpSeconds });
      if (moved.includes(pool) && service.scaling?.warmPool !== undefined) this.warm(groupName, service.scaling.warmPool, pool);
      const times = blockTimes(pool.segments[0], plan.drain.totalSeconds);
      if (times) new BlockSchedule(this, `${pool.key}Schedule`, { ...times, groupName, topicArn, least: pool.least, most: pool.most });
    });
  }

  /** Stopped, not running: a machine that runs is paid for, and would count as a replica without load. Both limits alike make the size absolute. */
  private warm(autoScalingGroupName: string, machines: number, { key }: CapacityPool): void {
    new autoscaling.CfnWarmPool(this, `${key}WarmPool`, { autoScalingGroupName, poolState: 'Stopped', minSize: machines, maxGroupPreparedCapacity: machines });
  }

  /** A parameter instead of a `resolve:ssm:` reference in the template: a refresh refuses to roll back from the latter. */
  private imageId({ service, instanceType }: ServingInput): string {
    if (service.machineImage !== undefined) return service.machineImage;
    return new CfnParameter(this, 'MachineImage', {
      type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>',
      default: instanceType.imageParameter,
      description: 'Public parameter of the machine image that carries the driver',
    }).valueAsString;
  }

  private userData(props: FleetProps, group: autoscaling.CfnAutoScalingGroup): string {
    const stack = Stack.of(this);
    const environment = {
      LLM_REGION: props.region,
      LLM_STACK_ID: stack.stackId,
      LLM_GROUP_LOGICAL_ID: group.logicalId,
      LLM_LOG_GROUP: props.logGroupName,
      ...(props.apiKeySecret !== undefined && { LLM_KEYS_SECRET: props.apiKeySecret }),
      ...(props.readerRoleArn !== undefined && { LLM_READER_ROLE: props.readerRoleArn }),
      ...(props.metricsUrl !== undefined && { [COLLECTOR_VARIABLES.url]: props.metricsUrl }),
      ...(props.mount && mountEnvironment(props.mount)),
    };
    const network = networkEnvironment(props.input.deployment);
    const script = loaderScript({ entries: props.files._entries, partsPath: props.files.path, region: props.region, environment, network });
    checkUserData(script, Object.keys(environment).length + 2);
    return Fn.base64(script);
  }
}

function mountEnvironment({ type, source, options, clientPackage }: MachineMount): { [name: string]: string } {
  return { LLM_MOUNT_TYPE: type, LLM_MOUNT_SOURCE: source, LLM_MOUNT_OPTIONS: options, LLM_MOUNT_PACKAGE: clientPackage };
}

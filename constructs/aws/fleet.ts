import { CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct, type IDependable } from 'constructs';
import type { BoxFiles } from './box-files';
import type { FleetRole } from './fleet-role';
import type { MachineMount } from './model-storage';
import { clocksFor, type Clocks } from './private/clocks';
import { groupPropertiesFor, refreshFor } from './private/group';
import { launchTemplateDataFor } from './private/launch-template';
import { checkUserData, loaderScript } from './private/loader';
import { networkEnvironment } from './private/network-environment';
import type { ServingInput } from './serving-input';

/** What a fleet stands on. */
export interface FleetProps {
  /** What was decided for the service. */
  readonly input: ServingInput;

  /** Region of the stack. */
  readonly region: string;

  /** Subnets of the boxes. */
  readonly subnetIds: string[];

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
   * ARN of the key of volumes.
   *
   * @default - the account's key for EBS
   */
  readonly keyArn?: string;
}

/** The boxes of one service. A box counts as there only once it has served a token, and leaves only once it has drained. */
export class Fleet extends Construct {
  /** Name of the Auto Scaling group. */
  public readonly groupName: string;

  public constructor(scope: Construct, id: string, props: FleetProps) {
    super(scope, id);

    const clocks = clocksFor(props.input.plan, props.targetGroupArn !== undefined);
    const group = this.createGroup(props, clocks);
    const template = new ec2.CfnLaunchTemplate(this, 'Template', {
      launchTemplateData: launchTemplateDataFor({ ...props, imageId: this.imageId(props.input), userData: this.userData(props, group) }),
    });
    // a numbered version: a refresh cannot be rolled back to "the latest"
    group.launchTemplate = { launchTemplateId: template.ref, version: template.attrLatestVersionNumber };
    props.role.allowLifecycleOf(group.logicalId);
    [...props.after, ...props.files.parts].forEach((earlier) => group.node.addDependency(earlier));
    this.groupName = group.ref;
  }

  private createGroup(props: FleetProps, clocks: Clocks): autoscaling.CfnAutoScalingGroup {
    const { plan, service } = props.input;
    const group = new autoscaling.CfnAutoScalingGroup(this, 'Resource', groupPropertiesFor(props, clocks));
    group.cfnOptions.creationPolicy = { resourceSignal: { count: plan.replicas, timeout: `PT${clocks.creationSeconds}S` } };
    group.cfnOptions.updatePolicy = { autoScalingInstanceRefresh: refreshFor(plan.replicas, service.spareAccelerator, clocks) };
    return group;
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

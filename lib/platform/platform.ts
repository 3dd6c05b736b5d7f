import type { CapacityKind } from '../deployment/capacity-props';
import type { InstanceTypeFacts } from '../accelerator/instance-type';
import type { Platform } from '../deployment/enums';
import type { RolloutStrategy } from '../deployment/rollout-props';
import type { AwsProps } from '../deployment/platform-props';

/** What a platform is told in: resources of a template, or manifests of a cluster. */
export type World = 'cloudformation' | 'kubernetes';

/** The image that machines start from where nobody names another. */
export interface MachineImage {
  /** How it is named: the public parameter of Systems Manager with its newest version, or a family with or without a release. */
  readonly parameter: string;

  /** Whether the name means the same image tomorrow. @default false */
  readonly pinned?: boolean;

  /** Driver branch that it carries, such as 580; 0 where devices need no CUDA driver. */
  readonly driverBranch: number;

  /** Why it does not run the devices of the type, in words. @default - it does */
  readonly problem?: string;
}

/** What is true of one platform, for rules, plan and renderers to ask. */
export interface PlatformFacts {
  readonly platform: Platform;

  /** As people say it, with its article where it has one. */
  readonly words: string;

  /** What is rendered for it; nothing where it is not rendered yet. */
  readonly worlds: readonly World[];

  /** Replicas are pods, with volumes that the cluster gives. */
  readonly pods: boolean;

  /** Machines run containers by themselves, without a cluster. */
  readonly boxes: boolean;

  /** The machines are made here: their type, zones, image and disks are ours to choose. */
  readonly machines: boolean;

  /** Where machines can come from; empty where they are made by somebody else. */
  readonly capacity: readonly CapacityKind[];

  /** Machines of other types can stand in for the planned one. */
  readonly alternatives: boolean;

  /** When one source has nothing left the next one is asked. */
  readonly fallsBack: boolean;

  /** A machine holds one replica and nothing else. */
  readonly wholeMachine: boolean;

  /** A load balancer of ours stands in front. */
  readonly loadBalanced: boolean;

  /** One replica may span machines. */
  readonly groups: boolean;

  /** The number of replicas may follow the load there. */
  readonly elastic: boolean;

  /** Stopped machines can be held ready. @default false */
  readonly warmPools?: boolean;

  /** How one revision can follow another. */
  readonly rollouts: readonly RolloutStrategy[];

  /** An update in steps runs a second fleet, as large as the first. @default - it replaces machines of the first */
  readonly secondFleet?: boolean;

  /** It stands in a region of AWS. */
  readonly onAws: boolean;

  /** Replicas are tasks of a cluster. @default false */
  readonly tasks?: boolean;

  /** A cluster that is imported brings its machines. @default false */
  readonly clusterBringsMachines?: boolean;

  /** The image of its machines; nothing where nobody knows it. @default - the one of the instance type */
  machineImage?(type: InstanceTypeFacts, aws?: AwsProps): MachineImage | undefined;

  /** Ending of the stack's name, so that the stacks of one deployment stand side by side. */
  readonly stackEnding: string;

  /** Folder of its manifests in what is written. @default - it has none */
  readonly manifestFolder?: string;
}

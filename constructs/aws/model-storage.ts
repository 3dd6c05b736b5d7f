import type { CfnTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import type { Construct, IDependable } from 'constructs';
import type { Statement } from './private/policy';
import type { INetwork } from './network';
import type { ServingInput } from './serving-input';

/** What shared storage stands in. */
export interface ModelStorageSite {
  /** What was decided for the service. */
  readonly input: ServingInput;

  /** Network of the machines. */
  readonly network: INetwork;

  /** Security group of the machines. */
  readonly clientGroupId: string;

  /** Whether it goes with the stack. */
  readonly keep: boolean;

  /**
   * Beginning of names, where the account demands them.
   *
   * @default - CloudFormation chooses names
   */
  readonly name?: string;

  /**
   * ARN of the key of what is kept.
   *
   * @default - the account's key of the service
   */
  readonly keyArn?: string;
}

/** How a machine mounts a file system. */
export interface MachineMount {
  /** Type of the file system, as `mount` knows it. */
  readonly type: string;

  /** What is mounted; may be a deploy-time value. */
  readonly source: string;

  /** Options, separated by commas; may be a deploy-time value. */
  readonly options: string;

  /** Package of the client, for an image that lacks it. */
  readonly clientPackage: string;
}

/** A volume of a task, without its name. */
export type TaskVolume = Pick<CfnTaskDefinition.VolumeProperty, 'efsVolumeConfiguration' | 's3FilesVolumeConfiguration'>;

/** What machines and tasks need to read shared storage. */
export interface ModelStorageConfig {
  /** How a machine mounts it. */
  readonly mount: MachineMount;

  /** What the role of a machine or task must be allowed. */
  readonly statements: Statement[];

  /** What must stand before it can be mounted. */
  readonly after: IDependable[];

  /**
   * How a task of ECS names it: fields of a volume of `AWS::ECS::TaskDefinition`, besides its name.
   *
   * @default - a task reaches it through a folder of its machine only
   */
  readonly taskVolume?: TaskVolume;
}

/** One place that all replicas on machines read their weights from. Anyone may write another. */
export interface IModelStorage {
  /** Called once by the service that uses it; makes what it needs inside `scope`. */
  bind(scope: Construct, site: ModelStorageSite): ModelStorageConfig;
}

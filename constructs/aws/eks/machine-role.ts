import { Construct } from 'constructs';
import { ManagedRole } from './managed-role';

/** Whose machines they are. */
export interface MachineRoleProps {
  /**
   * ARN of the permissions boundary.
   *
   * @default - none
   */
  readonly permissionsBoundary?: string;

  /**
   * Name of the role.
   *
   * @default - CloudFormation chooses it
   */
  readonly name?: string;
}

/** Join the cluster, pull images, give pods addresses (EKS user guide, node role). */
const POLICIES = ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly', 'AmazonEKS_CNI_Policy'];

/** What machines of a node group may do. Pods cannot act as it: the metadata service answers the machine alone. */
export class MachineRole extends Construct {
  /** ARN of the role. */
  public readonly roleArn: string;

  public constructor(scope: Construct, id: string, props: MachineRoleProps) {
    super(scope, id);

    this.roleArn = new ManagedRole(this, 'Role', { ...props, description: 'Machines of a cluster', service: 'ec2.amazonaws.com', policies: POLICIES }).roleArn;
  }
}

import * as eks from 'aws-cdk-lib/aws-eks';
import { Construct, type IDependable } from 'constructs';
import { LogStore } from '../log-store';
import { ManagedRole } from './managed-role';

/** A cluster, ours or one that was here before us. */
export interface ICluster {
  /** Its name. */
  readonly clusterName: string;
}

/** What a cluster is made of. */
export interface ClusterProps {
  /** Its name, which manifests and people use. */
  readonly name: string;

  /** Minor version of Kubernetes. */
  readonly version: string;

  /** Subnets of its control plane, in two zones at least. */
  readonly subnetIds: string[];

  /** ARNs of those who may administer it. */
  readonly administrators: string[];

  /** Whether AWS makes its machines (EKS Auto Mode). */
  readonly autoMode: boolean;

  /** How long its logs are kept, days. */
  readonly logRetentionDays: number;

  /** Whether its logs outlive the stack. */
  readonly keepLogs: boolean;

  /** What must stand before machines can reach it. */
  readonly after: IDependable[];

  /**
   * ARN of the key of its secrets and logs.
   *
   * @default - AWS's own
   */
  readonly keyArn?: string;

  /**
   * ARN of the permissions boundary.
   *
   * @default - none
   */
  readonly permissionsBoundary?: string;

  /**
   * Beginning of the names of its roles.
   *
   * @default - CloudFormation chooses them
   */
  readonly roleName?: string;
}

const LOG_TYPES = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];

/** What its control plane may do, by who makes machines (as aws-eks-v2 of aws-cdk-lib 2.276.0 attaches them). */
const POLICIES = {
  always: ['AmazonEKSClusterPolicy'],
  autoMode: ['AmazonEKSComputePolicy', 'AmazonEKSBlockStoragePolicy', 'AmazonEKSLoadBalancingPolicy', 'AmazonEKSNetworkingPolicy'],
} as const;

/** What machines of Auto Mode may do: nothing but join and pull (EKS user guide, Auto Mode node role). */
const AUTO_NODE_POLICIES = ['AmazonEKSWorkerNodeMinimalPolicy', 'AmazonEC2ContainerRegistryPullOnly'];

const ADMINISTRATION = 'AmazonEKSClusterAdminPolicy';

/** A cluster that is reached from its network alone, logs everything, encrypts its secrets and knows its administrators by name. */
export class Cluster extends Construct implements ICluster {
  public readonly clusterName: string;

  /** The resource, for what must wait for it. */
  public readonly resource: IDependable;

  public constructor(scope: Construct, id: string, props: ClusterProps) {
    super(scope, id);

    // under the name that EKS would give it: made first, so that it has a key and an end
    const logs = new LogStore(this, 'Logs', { name: `/aws/eks/${props.name}/cluster`, retentionDays: props.logRetentionDays, keep: props.keepLogs, keyArn: props.keyArn });
    const cluster = new eks.CfnCluster(this, 'Resource', {
      name: props.name,
      version: props.version,
      roleArn: this.controlPlaneRole(props).roleArn,
      resourcesVpcConfig: { subnetIds: props.subnetIds, endpointPrivateAccess: true, endpointPublicAccess: false },
      accessConfig: { authenticationMode: 'API', bootstrapClusterCreatorAdminPermissions: false },
      logging: { clusterLogging: { enabledTypes: LOG_TYPES.map((type) => ({ type })) } },
      bootstrapSelfManagedAddons: false,
      deletionProtection: props.keepLogs,
      ...(props.keyArn !== undefined && { encryptionConfig: [{ provider: { keyArn: props.keyArn }, resources: ['secrets'] }] }),
      ...this.autoModeOf(props),
    });
    [logs, ...props.after].forEach((earlier) => cluster.node.addDependency(earlier));
    this.resource = cluster;
    this.clusterName = cluster.ref;
    props.administrators.forEach((principalArn, index) => new eks.CfnAccessEntry(this, `Administrator${index + 1}`, {
      clusterName: cluster.ref, principalArn, accessPolicies: [{ policyArn: `arn:aws:eks::aws:cluster-access-policy/${ADMINISTRATION}`, accessScope: { type: 'cluster' } }],
    }));
  }

  private controlPlaneRole({ autoMode, permissionsBoundary, roleName }: ClusterProps): ManagedRole {
    return new ManagedRole(this, 'Role', {
      description: 'Control plane of the cluster',
      service: 'eks.amazonaws.com',
      actions: ['sts:AssumeRole', ...(autoMode ? ['sts:TagSession'] : [])],
      policies: [...POLICIES.always, ...(autoMode ? POLICIES.autoMode : [])],
      permissionsBoundary,
      name: roleName && `${roleName}-cluster`,
    });
  }

  /** Three switches that EKS takes together or not at all. */
  private autoModeOf({ autoMode, permissionsBoundary, roleName }: ClusterProps): Partial<eks.CfnClusterProps> {
    if (!autoMode) return {};
    const role = new ManagedRole(this, 'NodeRole', {
      description: 'Machines of the cluster', service: 'ec2.amazonaws.com', policies: AUTO_NODE_POLICIES, permissionsBoundary, name: roleName && `${roleName}-node`,
    });
    return {
      computeConfig: { enabled: true, nodePools: ['system', 'general-purpose'], nodeRoleArn: role.roleArn },
      storageConfig: { blockStorage: { enabled: true } },
      kubernetesNetworkConfig: { elasticLoadBalancing: { enabled: true } },
    };
  }
}

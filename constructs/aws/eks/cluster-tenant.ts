import { Aws, Fn } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { objectName } from '../../../lib/container/object-name';
import { EksNodes } from '../../../lib/deployment/eks-props';
import type { NodePlan } from '../../../lib/nodes/node-plan';
import { ClusterMonitoring } from '../monitoring/cluster-monitoring';
import type { ServingInput } from '../serving-input';
import { MachineRole } from './machine-role';
import { NodeGroup } from './node-group';
import { PodIdentity } from './pod-identity';
import type { IServingCluster } from './serving-cluster';

/** What is served, and on which cluster. */
export interface ClusterTenantProps {
  /** What was decided for the service. */
  readonly input: ServingInput;

  /** Its machines. */
  readonly nodes: NodePlan;

  /** The cluster that its manifests are applied to. */
  readonly cluster: IServingCluster;
}

/** What AWS must know of one service whose replicas are pods: who they are, and which machines are made for them. */
export class ClusterTenant extends Construct {
  /** ARN of the role of its pods. */
  public readonly podRoleArn: string;

  public constructor(scope: Construct, id: string, props: ClusterTenantProps) {
    super(scope, id);

    const { input: { deployment: { name, kubernetes, aws }, service, replica }, cluster } = props;
    const identity = new PodIdentity(this, 'Identity', {
      clusterName: cluster.clusterName,
      namespace: kubernetes.namespace,
      serviceAccount: kubernetes.serviceAccount ?? objectName({ deployment: name, service: service.name }),
      weightsSource: service.model.source,
      versionsChecked: replica.gate !== undefined,
      permissionsBoundary: aws?.permissionsBoundary,
      name: roleNameOf(props, 'pods'),
    });
    this.podRoleArn = identity.roleArn;
    if (props.nodes.nodes === EksNodes.NODE_GROUP) this.createGroups(props);
    new ClusterMonitoring(this, 'Monitoring', { input: props.input, keyArn: cluster.keyArn, roleName: roleNameOf(props, 'notices') });
  }

  private createGroups(props: ClusterTenantProps): void {
    const { nodes, cluster } = props;
    const roleArn = nodes.nodeRole === undefined ? this.machineRole(props) : Fn.join('', ['arn:', Aws.PARTITION, ':iam::', Aws.ACCOUNT_ID, ':role/', nodes.nodeRole]);
    for (const pool of nodes.pools) {
      const group = new NodeGroup(this, `Nodes-${pool.name}`, { clusterName: cluster.clusterName, nodes, pool, roleArn, subnetIds: cluster.subnetIds, keyArn: cluster.keyArn });
      cluster.after.forEach((earlier) => group.node.addDependency(earlier));
    }
  }

  private machineRole(props: ClusterTenantProps): string {
    return new MachineRole(this, 'MachineRole', { permissionsBoundary: props.input.deployment.aws?.permissionsBoundary, name: roleNameOf(props, 'nodes') }).roleArn;
  }
}

/** A name that a governed account demands; nothing where CloudFormation may choose. */
function roleNameOf({ input: { deployment: { aws, name, environment }, service } }: ClusterTenantProps, ending: string): string | undefined {
  if (aws?.namePrefix === undefined) return undefined;
  return [`${aws.namePrefix}${name}`, environment, service.name, ending].filter((part) => part !== undefined).join('-');
}

import { Construct, type IDependable } from 'constructs';
import { EksNodes } from '../../../lib/deployment/eks-props';
import { Platform } from '../../../lib/deployment/enums';
import type { NodePlan } from '../../../lib/nodes/node-plan';
import { Ground } from '../private/ground';
import type { ServingInput } from '../serving-input';
import { AddOns } from './add-ons';
import { Cluster, type ICluster } from './cluster';
import { SystemMachines, type SystemMachinesProps } from './system-machines';

/** Where the machines of a deployment stand. */
export interface IServingCluster extends ICluster {
  /** Subnets of machines; empty where nobody named them. */
  readonly subnetIds: string[];

  /** What must stand before machines join. */
  readonly after: IDependable[];

  /** False when the subnets stand in zones that may not offer the instance type. */
  readonly zonesKnown: boolean;

  /**
   * ARN of the key of volumes.
   *
   * @default - the account's key for EBS
   */
  readonly keyArn?: string;
}

/** What is served, and by which machines. */
export interface ServingClusterProps {
  /** What was decided for the service. */
  readonly input: ServingInput;

  /** Its machines. */
  readonly nodes: NodePlan;
}

/** A cluster in a network of its own or one that is imported, ready for pods. */
export class ServingCluster extends Construct implements IServingCluster {
  /** Refers to a cluster that exists. Nothing is made and nothing is checked. */
  public static fromPlan({ clusterName, subnetIds, keyArn }: NodePlan): IServingCluster {
    return { clusterName, subnetIds, after: [], zonesKnown: true, ...(keyArn !== undefined && { keyArn }) };
  }

  public readonly clusterName: string;
  public readonly subnetIds: string[];
  public readonly after: IDependable[];
  public readonly zonesKnown: boolean;
  public readonly keyArn: string | undefined;

  public constructor(scope: Construct, id: string, { input, nodes }: ServingClusterProps) {
    super(scope, id);

    // engine and guard speak to the cluster's own collector: a log group of ours would stay empty
    const ground = new Ground(this, { input, replaced: { logGroupName: nodes.clusterName }, platform: Platform.EKS });
    const { network, keyArn } = ground;
    const { permissionsBoundary, eks: { administrators = [] } = {} } = ground.aws;
    const autoMode = nodes.nodes === EksNodes.AUTO_MODE;
    const roleName = ground.physicalName('-');
    const cluster = new Cluster(this, 'Cluster', {
      name: nodes.clusterName, version: input.deployment.kubernetes.version, subnetIds: network.internalSubnetIds, administrators, autoMode,
      logRetentionDays: ground.retentionDays, keepLogs: !ground.dev, after: network.routes, keyArn, permissionsBoundary, roleName,
    });
    this.clusterName = cluster.clusterName;
    this.subnetIds = network.privateSubnetIds;
    this.zonesKnown = ground.zonesKnown;
    this.keyArn = keyArn;
    this.after = autoMode ? [] : this.equip({ clusterName: cluster.clusterName, subnetIds: network.internalSubnetIds, keyArn, permissionsBoundary, name: roleName && `${roleName}-system` });
  }

  /** Add-ons and machines for the cluster's own pods, which Auto Mode brings along. */
  private equip(place: SystemMachinesProps): IDependable[] {
    const addOns = new AddOns(this, 'AddOns', place.clusterName);
    const system = new SystemMachines(this, 'System', place);
    addOns.daemons.forEach((daemon) => system.node.addDependency(daemon));
    addOns.resolveNames(system);
    return addOns.daemons;
  }
}

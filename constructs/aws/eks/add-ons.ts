import * as eks from 'aws-cdk-lib/aws-eks';
import { Construct, type IDependable } from 'constructs';

/** On every machine as it comes: network, services, identity, and who tells repair of lost devices. Network policies are enforced, or those of a service would be words. */
const DAEMONS: { readonly [name: string]: string | undefined } = {
  'vpc-cni': JSON.stringify({ enableNetworkPolicy: 'true' }),
  'kube-proxy': undefined,
  'eks-pod-identity-agent': undefined,
  // without it a node is repaired only when its kubelet falls silent (EKS user guide, node auto repair; read 2026-11-26)
  'eks-node-monitoring-agent': undefined,
};

/** What a cluster without Auto Mode needs to run pods. Versions are those that EKS calls the default of the cluster's version when they are made (UNVERIFIED: no facts name them). */
export class AddOns extends Construct {
  /** What machines need before pods can run on them. */
  public readonly daemons: IDependable[];

  public constructor(scope: Construct, id: string, private readonly clusterName: string) {
    super(scope, id);

    this.daemons = Object.entries(DAEMONS).map(([addonName, configurationValues]) => new eks.CfnAddon(this, addonName, { clusterName, addonName, configurationValues }));
  }

  /** Names, resolved on machines that stand: the add-on counts as made only once its pods run. */
  public resolveNames(machines: IDependable): void {
    new eks.CfnAddon(this, 'coredns', { clusterName: this.clusterName, addonName: 'coredns' }).node.addDependency(machines);
  }
}

/** Who makes the machines of a cluster. */
export enum EksNodes {
  /** Karpenter, which runs in the cluster already: a NodePool and an EC2NodeClass tell it what to make. */
  KARPENTER = 'karpenter',
  /** A managed node group in the stack: machines stand there whether pods need them or not. */
  NODE_GROUP = 'node-group',
  /** EKS Auto Mode: a NodePool tells AWS what to make; image, driver and device plugin are its business. */
  AUTO_MODE = 'auto-mode',
}

/** How manifests reach the cluster. */
export enum Delivery {
  /** They are written out, for whatever applies files to the cluster. */
  GITOPS = 'gitops',
  /** The stack applies them. */
  CDK = 'cdk',
}

/** How the deployment stands on Amazon EKS. */
export interface EksProps {
  /**
   * Who makes the machines.
   *
   * @default - 'karpenter' on a cluster that exists, 'auto-mode' on one that is made here, which has nobody else
   */
  readonly nodes?: EksNodes;

  /**
   * Name of the role of the machines, known to the cluster by an access entry.
   *
   * @default - a node group's is made; Karpenter must be told, since it may pass on only the role that it was set up with
   */
  readonly nodeRole?: string;

  /**
   * Name of a node class that exists: an EC2NodeClass of Karpenter, or a NodeClass of Auto Mode.
   *
   * @default - one is made for Karpenter; Auto Mode's own, 'default'
   */
  readonly nodeClass?: string;

  /**
   * ARNs of roles and users that may administer a cluster that is made here.
   *
   * @default - nobody, which is refused: not even its maker would get in
   */
  readonly administrators?: string[];

  /**
   * How manifests reach the cluster.
   *
   * @default 'gitops'
   */
  readonly delivery?: Delivery;
}

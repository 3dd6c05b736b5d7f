import * as ecs from 'aws-cdk-lib/aws-ecs';
import { Construct } from 'constructs';
import { arnOf } from '../private/arn';

/** Where tasks run. */
export interface ICluster {
  /** Name of the cluster. */
  readonly clusterName: string;

  /** ARN of the cluster. */
  readonly clusterArn: string;
}

/** How a cluster is made. */
export interface ClusterProps {
  /**
   * Name of the cluster.
   *
   * @default - CloudFormation chooses one
   */
  readonly name?: string;
}

/** A cluster of ECS that is watched. */
export class Cluster extends Construct implements ICluster {
  /** Refers to a cluster that exists. Nothing is made and nothing is checked. */
  public static fromName(name: string): ICluster {
    return { clusterName: name, clusterArn: arnOf('ecs', `cluster/${name}`) };
  }

  public readonly clusterName: string;
  public readonly clusterArn: string;

  public constructor(scope: Construct, id: string, { name }: ClusterProps = {}) {
    super(scope, id);

    const cluster = new ecs.CfnCluster(this, 'Resource', { clusterName: name, clusterSettings: [{ name: 'containerInsights', value: 'enabled' }] });
    this.clusterName = cluster.ref;
    this.clusterArn = cluster.attrArn;
  }
}

import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { EksNodes } from '../../lib/deployment/eks-props';
import type { DecidedService } from './decided-service';
import { renderNodeClass } from './private/node-class';
import { renderNodePool } from './private/node-pool';

/** Tells whoever makes machines in the cluster what this service needs; makes nothing where they are made elsewhere. */
export class Nodes extends Construct {
  public constructor(scope: Construct, id: string, decided: DecidedService) {
    super(scope, id);

    const { nodes } = decided;
    if (nodes === undefined || nodes.nodes === EksNodes.NODE_GROUP) return;
    nodes.pools.forEach((pool) => {
      const name = `Pool-${pool.name}`;
      new ApiObject(this, name, renderNodePool({ decided, nodes, pool }));
      if (nodes.nodes === EksNodes.KARPENTER && nodes.nodeClass === undefined) new ApiObject(this, `Class-${pool.name}`, renderNodeClass({ decided, nodes, pool }));
    });
  }
}

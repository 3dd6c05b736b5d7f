import { CfnOutput, type Stack } from 'aws-cdk-lib';
import { ClusterTenant } from '../../constructs/aws/eks/cluster-tenant';
import { ServingCluster, type IServingCluster } from '../../constructs/aws/eks/serving-cluster';
import type { ServiceDecision } from '../../lib/decide';
import { Platform } from '../../lib/deployment/enums';
import { LlmServingError } from '../../lib/error';
import { nodePlanFor, type NodePlan } from '../../lib/nodes/node-plan';
import { pascal } from './names';
import { WATCHED_INSIDE, watchNotes, ZONES_GUESSED } from './notes';
import type { Tenancy } from './tenancy';

/** Identity and machines for pods that stand in manifests, and their cluster where there is none. */
export const eksTenancy: Tenancy = (stack, { services: [first, ...others] }) => {
  if (!first) return { notesOf: () => [] };
  const nodes = planOf(first);
  const cluster = nodes.clusterExists ? ServingCluster.fromPlan(nodes) : new ServingCluster(stack, 'Serving', { input: first, nodes });
  [first, ...others].forEach((input) => report(stack, new ClusterTenant(stack, pascal(input.service.name), { input, nodes: planOf(input), cluster }), pascal(input.service.name)));
  reportCluster(stack, cluster);
  return { notesOf: (name) => [...(cluster.zonesKnown ? [] : [ZONES_GUESSED]), WATCHED_INSIDE, ...watchNotes([first, ...others], name, Platform.EKS)] };
};

function planOf(input: ServiceDecision): NodePlan {
  const nodes = nodePlanFor(input, Platform.EKS);
  if (!nodes) throw new LlmServingError('InvalidInput', 'a cluster on AWS needs a region', [], 'aws.region');
  return nodes;
}

function report(stack: Stack, { podRoleArn }: ClusterTenant, prefix: string): void {
  new CfnOutput(stack, `${prefix}PodRole`, { value: podRoleArn, description: 'Role of the pods' });
}

function reportCluster(stack: Stack, { clusterName }: IServingCluster): void {
  new CfnOutput(stack, 'ClusterName', { value: clusterName, description: 'Cluster that the manifests are applied to' });
  new CfnOutput(stack, 'Kubeconfig', { value: `aws eks update-kubeconfig --region ${stack.region} --name ${clusterName}`, description: 'Lets kubectl reach the cluster, from inside its network' });
}

import type { KubernetesProps } from '../deployment/platform-props';

/** The label in which a cloud's nodes say their instance type (Kubernetes documentation, "Well-Known Labels, Annotations and Taints"). */
export const INSTANCE_TYPE_LABEL = 'node.kubernetes.io/instance-type';

/** Labels of the nodes that a replica may stand on: the deployment's, else the instance type that it was sized for. */
export function nodeSelectorOf({ nodeSelector = {} }: KubernetesProps, instanceType: string): { [label: string]: string } {
  return Object.keys(nodeSelector).length > 0 ? nodeSelector : { [INSTANCE_TYPE_LABEL]: instanceType };
}

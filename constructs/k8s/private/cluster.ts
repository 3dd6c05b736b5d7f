import type { KubernetesProps } from '../../../lib/deployment/platform-props';
import { compareVersions } from '../../../lib/units/version';

/** What a cluster is taken for when nothing is said. */
const DEFAULTS = { version: '1.34', namespace: 'default', monitoringNamespace: 'monitoring' } as const;

/** True when the cluster has that minor version or a later one. */
export function clusterIsAtLeast({ version = DEFAULTS.version }: KubernetesProps, minor: string): boolean {
  return compareVersions(version, minor) >= 0;
}

/** The namespace everything stands in. */
export const namespaceOf = ({ namespace = DEFAULTS.namespace }: KubernetesProps): string => namespace;

/** The namespace that scrapes. */
export const monitoringNamespaceOf = ({ monitoring }: KubernetesProps): string => monitoring?.namespace ?? DEFAULTS.monitoringNamespace;

/** The namespaces whose pods may call: those that are named, and the gateway's. */
export function clientNamespacesOf(kubernetes: KubernetesProps): string[] {
  const { clientNamespaces = [namespaceOf(kubernetes)], gateway } = kubernetes;
  return [...new Set([...clientNamespaces, ...(gateway ? [gateway.namespace] : [])])];
}

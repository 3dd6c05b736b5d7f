import type { NetworkPolicy, NetworkPolicyEgressRule, NetworkPolicyPeer, NetworkPolicyPort, NetworkPolicySpec } from 'kubernetes-types/networking/v1';
import type { ServingClusterSpec } from '../../../lib/container/container-spec';
import { GUARD_ADMIN_PORT, GUARD_PORT } from '../../../lib/container/layout';
import { mostReplicas } from '../../../lib/scaling/most-replicas';
import type { DecidedService } from '../decided-service';
import { clientNamespacesOf, monitoringNamespaceOf } from './cluster';
import { checkLabels, CLUSTER_LABELS, GROUP_LABELS, metadataOf, selectorLabels, weightsLabels } from './names';
import { reachesOut } from './reaches-out';

/** A label that every namespace carries since Kubernetes 1.21. */
const NAMESPACE_LABEL = 'kubernetes.io/metadata.name';

/** Cluster DNS and the cache that a node may run in front of it (kubernetes, cluster/addons/dns/nodelocaldns). */
const DNS = { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' }, nodeLocal: '169.254.20.10/32' } as const;

/** Metadata services of machines: credentials of the node, nothing a pod needs (EC2 user guide, instance metadata). */
const METADATA = { ipv4: '169.254.169.254/32', ipv6: 'fd00:ec2::254/128' } as const;

/** The agent that hands a pod its own AWS credentials (EKS user guide, Pod Identity agent set-up; port from its credentials address). */
const POD_IDENTITY = { ipv4: '169.254.170.23/32', ipv6: 'fd00:ec2::23/128', port: 80 } as const;

const HTTPS = 443;

/** Every address but the metadata services. */
const ANYWHERE: NetworkPolicyPeer[] = [
  { ipBlock: { cidr: '0.0.0.0/0', except: [METADATA.ipv4] } },
  { ipBlock: { cidr: '::/0', except: [METADATA.ipv6] } },
];

/** A policy as an API object. */
export type NetworkPolicyManifest = NetworkPolicy & { apiVersion: 'networking.k8s.io/v1'; kind: 'NetworkPolicy' };

/**
 * Callers reach the guard's port and nobody the engine's. The kubelet's probes need no rule: traffic from a pod's
 * own node is always let through.
 */
export function renderClientPolicy(decided: DecidedService): NetworkPolicyManifest {
  const check: NetworkPolicyPeer[] = decided.deepCheck ? [{ podSelector: { matchLabels: checkLabels(decided) } }] : [];
  const from = [...clientNamespacesOf(decided.kubernetes).map(namespace), ...check];
  return policy(decided, 'clients', { policyTypes: ['Ingress'], ingress: [{ from, ports: [tcp(GUARD_PORT)] }] });
}

/** Metrics, for the namespace that scrapes and nobody else. */
export function renderScrapePolicy(decided: DecidedService): NetworkPolicyManifest {
  const from = [namespace(monitoringNamespaceOf(decided.kubernetes))];
  return policy(decided, 'scrape', { policyTypes: ['Ingress'], ingress: [{ from, ports: [tcp(GUARD_ADMIN_PORT)] }] });
}

/** DNS, what reads weights from elsewhere needs, and whoever takes spans; else a pod that serves asks nobody for anything. */
export function renderEgressPolicy(decided: DecidedService): NetworkPolicyManifest {
  const egress = [dns(), ...(reachesOut(decided) ? sourceRules(decided) : []), ...portOf(decided.tracesEndpoint).map(spans)];
  return policy(decided, 'egress', { policyTypes: ['Egress'], egress });
}

/** The job that fetches for all replicas reaches what it reads from, and nobody reaches it. */
export function renderWeightsPolicy(decided: DecidedService): NetworkPolicyManifest {
  const podSelector = { matchLabels: weightsLabels(decided) };
  return policy(decided, 'weights', { podSelector, policyTypes: ['Ingress', 'Egress'], egress: [dns(), ...sourceRules(decided)] });
}

/** Whoever asks for a token reaches the guards of the service, and nobody reaches it. */
export function renderCheckPolicy(decided: DecidedService): NetworkPolicyManifest {
  const to: NetworkPolicyPeer[] = [{ podSelector: { matchLabels: selectorLabels(decided) } }];
  return policy(decided, 'check', { podSelector: { matchLabels: checkLabels(decided) }, policyTypes: ['Ingress', 'Egress'], egress: [dns(), { to, ports: [tcp(GUARD_PORT)] }] });
}

/**
 * Machines of one group reach each other on every port, since their processes choose ports as they start, and nobody else's:
 * what they say is neither signed nor encrypted. One policy for each group, because none can say "the same group as mine".
 */
export function renderGroupPolicies(decided: DecidedService): NetworkPolicyManifest[] {
  if (decided.replica.cluster) return clusterPolicies(decided, decided.replica.cluster);
  return Array.from({ length: groupsOf(decided) }, (_, index) => {
    const podSelector = { matchLabels: { ...selectorLabels(decided), [GROUP_LABELS.group]: String(index) } };
    return policy(decided, `group-${index}`, { podSelector, policyTypes: ['Ingress', 'Egress'], ingress: [{ from: [{ podSelector }] }], egress: [{ to: [{ podSelector }] }] });
  });
}

/** Members of a framework's cluster talk among themselves; its control is open to its operator alone. */
function clusterPolicies(decided: DecidedService, { operatorNamespace, operatorPort }: ServingClusterSpec): NetworkPolicyManifest[] {
  const podSelector = { matchLabels: selectorLabels(decided) };
  const head = { matchLabels: { ...podSelector.matchLabels, [CLUSTER_LABELS.kind]: CLUSTER_LABELS.head } };
  return [
    policy(decided, 'members', { policyTypes: ['Ingress', 'Egress'], ingress: [{ from: [{ podSelector }] }], egress: [{ to: [{ podSelector }] }] }),
    policy(decided, 'operator', { podSelector: head, policyTypes: ['Ingress'], ingress: [{ from: [namespace(operatorNamespace)], ports: [tcp(operatorPort)] }] }),
  ];
}

/** Groups that may exist at once: during an update there may be one more. */
function groupsOf({ replica, plan, spareAccelerator }: DecidedService): number {
  return replica.group ? mostReplicas(plan) + (spareAccelerator ? 1 : 0) : 0;
}

/** A policy names addresses, not hosts: neither S3 nor a Hub can be named, so their port is open to all but metadata. */
function sourceRules({ plan, site }: DecidedService): NetworkPolicyEgressRule[] {
  const ports = [...new Set([HTTPS, ...[site.proxy, site.hubEndpoint].flatMap(portOf)])].sort((a, b) => a - b);
  const identity: NetworkPolicyPeer[] = [{ ipBlock: { cidr: POD_IDENTITY.ipv4 } }, { ipBlock: { cidr: POD_IDENTITY.ipv6 } }];
  return [
    { to: ANYWHERE, ports: ports.map((port) => tcp(port)) },
    ...(plan.weights.source.startsWith('s3://') ? [{ to: identity, ports: [tcp(POD_IDENTITY.port)] }] : []),
  ];
}

/** Whoever takes spans may be a pod, whose address not every network plugin counts among blocks of addresses, or stand outside. */
function spans(port: number): NetworkPolicyEgressRule {
  return { to: [{ namespaceSelector: {} }, ...ANYWHERE], ports: [tcp(port)] };
}

function dns(): NetworkPolicyEgressRule {
  const to: NetworkPolicyPeer[] = [{ ...namespace(DNS.namespace), podSelector: { matchLabels: DNS.labels } }, { ipBlock: { cidr: DNS.nodeLocal } }];
  return { to, ports: [{ protocol: 'UDP', port: 53 }, tcp(53)] };
}

/** The port of `http://host:port`; nothing for an address that is none. */
function portOf(address: string | undefined): number[] {
  const [, scheme, port] = /^(https?):\/\/(?:[^/@]*@)?(?:\[[^\]]*\]|[^/:]*)(?::(\d{1,5}))?(?:\/.*)?$/.exec(address ?? '') ?? [];
  if (scheme === undefined) return [];
  return [Number(port ?? (scheme === 'https' ? HTTPS : 80))];
}

function policy(decided: DecidedService, suffix: string, rules: Omit<NetworkPolicySpec, 'podSelector'> & Partial<NetworkPolicySpec>): NetworkPolicyManifest {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadataOf(decided, suffix),
    spec: { podSelector: { matchLabels: selectorLabels(decided) }, ...rules },
  };
}

const namespace = (name: string): NetworkPolicyPeer => ({ namespaceSelector: { matchLabels: { [NAMESPACE_LABEL]: name } } });

const tcp = (port: number): NetworkPolicyPort => ({ protocol: 'TCP', port });

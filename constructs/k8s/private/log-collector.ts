import type { DaemonSet } from 'kubernetes-types/apps/v1';
import type { ConfigMap, Container, Namespace, ServiceAccount } from 'kubernetes-types/core/v1';
import type { PodLogs } from '../../../lib/logs/pod-collector';
import type { DecidedService } from '../decided-service';
import { sha256 } from './digest';
import { labelsOf, metadataOf, type Metadata, type Pairs } from './names';
import { placementOf } from './placement';

/** Ending of the names of what collects. */
const SUFFIX = 'logs';

/** Where nodes keep what containers print; the files in the folder of containers are links into that of pods. */
const NODE_LOGS = '/var/log';

/** What it may take; our judgement, not measured. */
const RESOURCES = { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '256Mi' } };

type Manifest<T> = T & { readonly apiVersion: string; readonly kind: string };

/** The configuration, for a collector of the cluster: it changes under its name, as whoever mounts it expects. */
export function renderHandedOver(decided: DecidedService, { files }: PodLogs): Manifest<ConfigMap> {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: metadataOf(decided, SUFFIX), data: { ...files } };
}

/** Its own namespace: to read files of nodes is more than a restricted one allows. */
export function renderCollectorNamespace(decided: DecidedService): Manifest<Namespace> {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name: collectorNamespace(decided), labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } } };
}

/** The collector of one service, with its identity and configuration, in the order in which they are applied. */
export function renderCollector(decided: DecidedService, logs: PodLogs): [Manifest<ServiceAccount>, Manifest<ConfigMap>, Manifest<DaemonSet>] {
  const metadata: Metadata = { ...metadataOf(decided, SUFFIX), namespace: collectorNamespace(decided), labels: { ...labelsOf(decided), ...collectorLabels(decided) } };
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata, automountServiceAccountToken: false },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { ...logs.files } },
    { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata, spec: specOf(decided, logs, metadata) },
  ];
}

function collectorNamespace({ kubernetes: { namespace = 'default' } }: DecidedService): string {
  return `${namespace}-${SUFFIX}`;
}

/** Labels that no selector of the service matches. */
function collectorLabels(decided: DecidedService): Pairs {
  return { 'app.kubernetes.io/name': metadataOf(decided, SUFFIX).name.slice(0, 63), 'app.kubernetes.io/component': SUFFIX };
}

function specOf(decided: DecidedService, logs: PodLogs, { name, labels }: Metadata): DaemonSet['spec'] {
  return {
    selector: { matchLabels: collectorLabels(decided) },
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
    template: {
      // another configuration is another pod
      metadata: { labels, annotations: { 'llm-serving/configuration': sha256(JSON.stringify(logs.files)) } },
      spec: {
        ...placementOf(decided),
        serviceAccountName: name,
        automountServiceAccountToken: false,
        enableServiceLinks: false,
        terminationGracePeriodSeconds: 10,
        containers: [containerOf(logs)],
        volumes: [{ name: 'configuration', configMap: { name } }, { name: 'lines', hostPath: { path: NODE_LOGS } }],
      },
    },
  };
}

function containerOf({ image, folder, mainFile, environment }: PodLogs): Container {
  return {
    name: 'collector',
    image,
    command: ['/fluent-bit/bin/fluent-bit', '-c', `${folder}/${mainFile}`],
    env: [...Object.entries(environment).map(([name, value]) => ({ name, value })), { name: 'NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }],
    resources: RESOURCES,
    // files of other containers belong to root
    securityContext: { runAsUser: 0, runAsGroup: 0, readOnlyRootFilesystem: true, allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, seccompProfile: { type: 'RuntimeDefault' } },
    volumeMounts: [{ name: 'configuration', mountPath: folder, readOnly: true }, { name: 'lines', mountPath: NODE_LOGS, readOnly: true }],
  };
}

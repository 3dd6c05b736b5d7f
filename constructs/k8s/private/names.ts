import { objectName } from '../../../lib/container/object-name';
import { LEADER_RANK } from '../../../lib/engine/group';
import type { DecidedService } from '../decided-service';
import { namespaceOf } from './cluster';
import { sha256 } from './digest';
import { SERVED_NAMES_LABEL } from '../../../lib/service-tag';

/** Key/value pairs as Kubernetes keeps them. */
export interface Pairs {
  [key: string]: string;
}

/** Labels that LeaderWorkerSet sets on each pod (kubernetes-sigs/lws v0.10.0): its group, and its number there. */
export const GROUP_LABELS = { group: 'leaderworkerset.sigs.k8s.io/group-index', member: 'leaderworkerset.sigs.k8s.io/worker-index' } as const;

/** The label by which Kueue finds what it admits (kubernetes-sigs/kueue v0.19.2). */
const QUEUE_LABEL = 'kueue.x-k8s.io/queue-name';

/** Metadata of an object. */
export interface Metadata {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Pairs;
  readonly annotations?: Pairs;
}

/** Name of a ConfigMap: another content is another name, so that a change rolls the pods. */
export function configMapName(decided: DecidedService, volume: string, files: Pairs): string {
  const content = JSON.stringify(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${objectName(decided)}-${volume}-${sha256(content).slice(0, 10)}`;
}

/** Labels that selectors use: they can never change. */
export function selectorLabels({ deployment, service }: DecidedService): Pairs {
  return { 'app.kubernetes.io/name': labelValue(service), 'app.kubernetes.io/instance': labelValue(deployment) };
}

/** Labels of the job that fetches for all replicas: no selector of theirs may match it. */
export function weightsLabels({ deployment, service }: DecidedService): Pairs {
  return { 'app.kubernetes.io/name': labelValue(`${service}-weights`), 'app.kubernetes.io/instance': labelValue(deployment), 'app.kubernetes.io/component': 'weights' };
}

/** Labels of the pod that asks for a token: no selector of replicas may match it. */
export function checkLabels({ deployment, service }: DecidedService): Pairs {
  return { 'app.kubernetes.io/name': labelValue(`${service}-check`), 'app.kubernetes.io/instance': labelValue(deployment), 'app.kubernetes.io/component': 'check' };
}

/** The label that KubeRay sets on each pod (ray-project/kuberay v1.7.0), and its values. */
export const CLUSTER_LABELS = { kind: 'ray.io/node-type', worker: 'worker', head: 'head' } as const;

/** Labels of the pods that answer: of a group the leader alone, whose number LeaderWorkerSet sets; of a cluster the members with devices. */
export function servingLabels(decided: DecidedService): Pairs {
  const { group, cluster } = decided.replica;
  return { ...selectorLabels(decided), ...(group && { [GROUP_LABELS.member]: LEADER_RANK }), ...(cluster && { [CLUSTER_LABELS.kind]: CLUSTER_LABELS.worker }) };
}

/** Labels of the object that makes the pods: a queue admits all of them, or none. */
export function workloadLabels(decided: DecidedService): Pairs {
  const { queue } = decided.kubernetes;
  return { ...labelsOf(decided), ...(queue !== undefined && { [QUEUE_LABEL]: queue }) };
}

/** The standard labels. */
export function labelsOf(decided: DecidedService): Pairs {
  return {
    ...selectorLabels(decided),
    'app.kubernetes.io/version': labelValue(decided.plan.engineVersion),
    'app.kubernetes.io/component': 'inference',
    'app.kubernetes.io/part-of': labelValue(decided.deployment),
    'app.kubernetes.io/managed-by': 'cdk-llm-serving',
  };
}

/** What no label value may hold: the model's id, its digest, its names. */
export function annotationsOf({ modelId, modelRevision, manifestDigest, replica }: DecidedService): Pairs {
  return {
    'llm-serving/model': modelId,
    [SERVED_NAMES_LABEL]: replica.servedNames.join(','),
    ...(modelRevision !== undefined && { 'llm-serving/revision': modelRevision }),
    ...(manifestDigest !== undefined && { 'llm-serving/manifest-digest': `sha256:${manifestDigest}` }),
  };
}

/** Metadata of an object; the suffix tells apart objects of one kind. */
export function metadataOf(decided: DecidedService, suffix?: string): Metadata {
  const name = suffix === undefined ? objectName(decided) : `${objectName(decided)}-${suffix}`;
  return { name, namespace: namespaceOf(decided.kubernetes), labels: labelsOf(decided) };
}

/** At most 63 of the letters that a label value may hold, with a letter or digit at both ends. */
function labelValue(text: string): string {
  return text.replace(/[^A-Za-z0-9._-]/g, '-').slice(0, 63).replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '');
}
